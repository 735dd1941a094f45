/**
 * Records a 1000-step run of 16 pictures on wasm, by the app's own lanes, noise and executor, with
 * the settings a first visit starts with, of each class where the model knows some: so the recording
 * is what the visitor's own run then does.
 *
 *   public/recorded/<model>.webp   x̂₀ at FRAMES positions, in squares of 16
 *   public/recorded/<model>.json   what they are of
 *   docs/pictures/<model>.png      the finished grid, enlarged
 *   docs/pictures/<model>-x0.png   one picture's x̂₀ on its way, as figure 6
 */
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { planFor } from "../../src/diffusion/samplers/plans/index.ts";
import { pictureSize } from "../../src/engine/denoiser.ts";
import { openWasm } from "../../src/engine/ort/ort-wasm.ts";
import { parseManifest } from "../../src/models/manifest.ts";
import { generateLanes } from "../../src/rooms/generate/lanes.ts";
import { FIRST, FIRST_OF_CLASSES } from "../../src/rooms/generate/scene.ts";
import { Recording } from "../../src/run/recording.ts";
import { infoOf } from "../../src/worker/info.ts";
import { laneMaker } from "../../src/worker/jobs/run/lanes.ts";
import { write } from "./write.ts";

const SIDE = 4;
const COLUMNS = 8;
const FRAMES = 48;
/** How much larger the README's picture is. */
const SCALE = 4;

export async function recordShowreel(id: string): Promise<void> {
  const folder = join("models", id);
  const manifest = parseManifest(readFileSync(join(folder, "manifest.json"), "utf8"));
  const denoiser = await openWasm(
    { manifest, file: readFileSync(join(folder, "unet.onnx")) },
    { threads: Number(process.env.BACKSTEP_THREADS ?? 2), ort: () => import("onnxruntime-web") },
  );
  const { classes } = manifest;
  const scene = { ...(classes.length > 0 ? FIRST_OF_CLASSES : FIRST), count: SIDE * SIDE };
  const plan = planFor(manifest.diffusion, scene.sampler);
  const lanes = generateLanes(scene, classes).map(laneMaker(manifest.diffusion, pictureSize(denoiser.shape), classes));

  const length = plan.steps.length;
  // Most of what there is to see happens late: positions by a square root, the first and the last among them.
  const wanted = Array.from({ length: FRAMES }, (_, i) => Math.round(1 + (length - 1) * Math.sqrt(i / (FRAMES - 1))));
  const positions = [...new Set(wanted)];
  const executor = denoiser.executor(lanes);
  const frames: Uint8ClampedArray[] = [];
  for (let done = 1; done <= length; done++) {
    await executor.step(1);
    if (positions.includes(done)) frames.push((await executor.read("pictures")).pictures.x0);
    if (done % 50 === 0) console.log(`${done} of ${length} steps`);
  }

  const { width, height } = denoiser.shape;
  const cell = { width: width * SIDE, height: height * SIDE };
  const count = lanes.length;
  const recording = new Recording(count, width * height * 4);
  recording.times = [plan.steps[0]!.t, ...plan.steps.map(({ tNext }) => tNext)];
  positions.forEach((position, i) => {
    const t = recording.times[position]!;
    recording.add({ position, t, lane: 0, count, x0: new Uint8ClampedArray(frames[i]!), x: null, recorded: true });
  });
  await write(id, {
    engine: { model: infoOf(manifest) },
    scene,
    slots: { generate: { recording, parts: [{ lane: 0, count, positions, states: ["x0"] }] } },
    lie: { columns: COLUMNS, grid: SIDE },
  });

  mkdirSync("docs/pictures", { recursive: true });
  const grid = canvas(cell.width, cell.height);
  paintGrid(grid, frames.at(-1)!, 0, 0, width, height, SIDE);
  await enlarged(grid).toFile(`docs/pictures/${id}.png`);

  const pick = Array.from({ length: 10 }, (_, i) => Math.round((i * (frames.length - 1)) / 9));
  const strip = canvas(width * pick.length, height * SIDE);
  for (let row = 0; row < SIDE; row++) {
    pick.forEach((f, column) => {
      const one = frames[f]!.subarray(row * width * height * 4, (row + 1) * width * height * 4);
      paintGrid(strip, one, column * width, row * height, width, height, 1);
    });
  }
  await enlarged(strip).toFile(`docs/pictures/${id}-x0.png`);
}

interface Canvas {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

function canvas(width: number, height: number): Canvas {
  return { width, height, pixels: new Uint8Array(width * height * 4) };
}

/** RGBA pictures [side², height, width, 4] as a grid whose corner is at (left, top). */
function paintGrid(
  to: Canvas,
  pictures: Uint8ClampedArray,
  left: number,
  top: number,
  width: number,
  height: number,
  side: number,
) {
  for (let i = 0; i < side * side; i++) {
    for (let y = 0; y < height; y++) {
      const from = (i * height + y) * width * 4;
      const at = ((top + Math.floor(i / side) * height + y) * to.width + left + (i % side) * width) * 4;
      to.pixels.set(pictures.subarray(from, from + width * 4), at);
    }
  }
}

const picture = ({ width, height, pixels }: Canvas) =>
  sharp(pixels, { raw: { width, height, channels: 4 } }).removeAlpha();
const enlarged = (from: Canvas) =>
  picture(from)
    .resize(from.width * SCALE, from.height * SCALE, { kernel: "nearest" })
    .png({ compressionLevel: 9 });
