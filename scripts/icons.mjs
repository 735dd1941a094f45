// `node scripts/icons.mjs`: the icons of the installed page (public/icons), out of public/icon.svg.
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { root } from "./lib.mjs";

const PAPER = "#f4f4f2";
/** Side, and how much of it the mark takes: a mask may cut all but the middle four fifths. */
const ICONS = { 192: [192, 0.86], 512: [512, 0.86], "maskable-512": [512, 0.58], "apple-180": [180, 0.74] };

const svg = readFileSync(join(root, "public/icon.svg"));
const folder = join(root, "public/icons");
mkdirSync(folder, { recursive: true });
for (const [name, [side, part]] of Object.entries(ICONS)) {
  const mark = await sharp(svg, { density: 1200 })
    .resize(Math.round(side * part))
    .png()
    .toBuffer();
  const paper = { create: { width: side, height: side, channels: 3, background: PAPER } };
  await sharp(paper)
    .composite([{ input: mark }])
    .png({ palette: true, compressionLevel: 9 })
    .toFile(join(folder, `${name}.png`));
}
