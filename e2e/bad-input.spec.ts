/** Wrong files and broken models: each is said in words, and what is on screen stays. */
import { mkdirSync, readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { encodePng } from "../src/bytes/png-pixels.ts";
import {
  type DroppedFile,
  done,
  drop,
  engineBadge,
  modelReady,
  openQuietly,
  pixels,
  run,
  setCount,
  WASM,
} from "./app.ts";
import { appUrl, expect, launchContext, test } from "./fixtures.ts";
import { has, say } from "./words.ts";

/** Drops what lies at a path of this computer, or no longer does: a folder or a lost file, which no script can make. */
async function dropPath(page: Page, path: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [path], dragOperationsMask: 1 };
  for (const type of ["dragEnter", "dragOver", "drop"] as const) {
    await session.send("Input.dispatchDragEvent", { type, x: 500, y: 400, data });
  }
  await session.detach();
}

const text: DroppedFile = { name: "letter.txt", type: "text/plain", bytes: [...Buffer.from("not a picture at all")] };
/** A PNG of one colour, and one whose header claims 100 megapixels. */
const square = [...encodePng({ width: 40, height: 40, channels: 3, pixels: new Uint8Array(4800).fill(200) })];
const small: DroppedFile = { name: "square.png", type: "image/png", bytes: square };
const huge: DroppedFile = {
  name: "huge.png",
  type: "image/png",
  bytes: square.map((byte, at) => (at >= 16 && at < 24 ? [0, 0, 0x27, 0x10, 0, 0, 0x27, 0x10][at - 16]! : byte)),
};

test("files that cannot be taken are explained, and the run on screen is untouched", async ({ page }) => {
  await openQuietly(page);
  await page.getByRole("button", { name: say("preset.ddim10", { steps: 10 }) }).click();
  await setCount(page, 1);
  await run(page);
  await done(page, 120_000);
  const before = await pixels(page);

  await drop(page, [text]);
  await expect(page.getByText("“letter.txt” is not a picture.")).toBeVisible();
  await drop(page, [huge]);
  await expect(page.getByText(/“huge\.png” has 10,?000 × 10,?000 pixels, 100 megapixels/)).toBeVisible();
  await drop(page, [small, small, small]);
  await expect(page.getByText("3 files at once are too many to place.")).toBeVisible();
  const folder = test.info().outputPath("holiday");
  mkdirSync(folder, { recursive: true });
  await dropPath(page, folder);
  await expect(page.getByText("“holiday” is a folder.")).toBeVisible();
  await dropPath(page, test.info().outputPath("gone.png"));
  await expect(page.getByText("“gone.png” could not be read.")).toBeVisible();
  expect((await pixels(page)).rgba).toEqual(before.rgba);

  // A picture that was taken survives an error elsewhere.
  await drop(page, [small]);
  await expect(page.getByRole("heading", { name: say("interpolate.name") })).toBeVisible();
  await drop(page, [text]);
  await expect(page.getByText("“letter.txt” is not a picture.")).toBeVisible();
  await expect(
    page.getByRole("button", { name: `${say("interpolate.first")}: ${say("interpolate.remove")}` }),
  ).toBeVisible();
});

const FASHION = "models/fashion-28";
const manifest = readFileSync(`${FASHION}/manifest.json`, "utf8");
const shipped = JSON.parse(manifest);
const damaged = readFileSync(`${FASHION}/unet.onnx`);
damaged[1000]! ^= 1;

/** What is served instead of which file, and what the page says of it. */
const broken: readonly [what: string, file: string, body: string | Buffer, words: RegExp][] = [
  ["a manifest that is not JSON", "manifest.json", "{", has("failure.manifest-invalid")],
  [
    "a manifest with a wrong field",
    "manifest.json",
    manifest.replace('"epsilon"', '"wavelets"'),
    /prediction.*wavelets/,
  ],
  ["a model whose sha256 is wrong", "unet.onnx", damaged, has("failure.checksum-mismatch")],
  [
    "a model that does not answer as its manifest says",
    "manifest.json",
    JSON.stringify({ ...shipped, known: { ...shipped.known, timestep: shipped.known.timestep.toReversed() } }),
    has("failure.self-check-failed"),
  ],
];

test("models that are broken are said in words, and the run on screen goes on", async ({ playwright }) => {
  const { context, close } = await launchContext(playwright.chromium, { gpu: false });
  const page = await context.newPage();
  await openQuietly(page);
  await setCount(page, 1);
  await run(page);
  const timeline = page.getByRole("slider", { name: say("run.timeline") });
  await expect(timeline).toHaveAttribute("aria-valuetext", /step [1-9]\d* of 1000/);

  const again = page.getByRole("button", { name: say("load.retry") });
  for (const [what, file, body, words] of broken) {
    await context.route(`**/${FASHION}/${file}`, (route) => route.fulfill({ body }));
    if (await again.isVisible()) await again.click();
    else {
      await page.getByRole("combobox", { name: say("model.label") }).selectOption("fashion-28");
      // A run is under way, and another model would end it: it is offered.
      await page.getByRole("button", { name: say("model.change") }).click();
    }
    await expect(page.getByText(words).first(), what).toBeVisible();
    await expect(again).toBeVisible();
    await context.unroute(`**/${FASHION}/${file}`);
    const at = await timeline.getAttribute("aria-valuetext");
    await expect(timeline, what).not.toHaveAttribute("aria-valuetext", at ?? "");
  }
  await expect(page.getByRole("button", { name: say("run.cancel") })).toBeEnabled();
  await again.click();
  await expect(engineBadge(page, WASM)).toBeVisible();
  await close();
});

test("a model that is broken at the first visit is said in words, and can be tried again", async ({ playwright }) => {
  const { context, close } = await launchContext(playwright.chromium, { gpu: false });
  await context.route("**/manifest.json", (route) => route.fulfill({ body: "{" }));
  const page = await context.newPage();
  await page.goto(appUrl);
  await expect(page.getByText(has("failure.manifest-invalid"))).toBeVisible();
  await context.unroute("**/manifest.json");
  await page.getByRole("button", { name: say("load.retry") }).click();
  await modelReady(page);
  await close();
});
