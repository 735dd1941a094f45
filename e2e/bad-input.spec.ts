/** Wrong files and broken models: each is said in words, and what is on screen stays. */
import { readFileSync } from "node:fs";
import { encodePng } from "../src/share/png-pixels.ts";
import { type DroppedFile, done, drop, openQuietly, pixels, run, setCount } from "./app.ts";
import { appUrl, expect, launchContext, test } from "./fixtures.ts";

const text: DroppedFile = { name: "letter.txt", type: "text/plain", bytes: [...Buffer.from("not a picture at all")] };
/** A PNG of one colour, and one whose header claims 100 megapixels. */
const square = [...encodePng({ width: 40, height: 40, channels: 3, pixels: new Uint8Array(4800).fill(200) })];
const small: DroppedFile = { name: "square.png", type: "image/png", bytes: square };
const huge: DroppedFile = {
  name: "huge.png",
  type: "image/png",
  bytes: square.map((byte, at) => (at >= 16 && at < 24 ? [0, 0, 0x27, 0x10, 0, 0, 0x27, 0x10][at - 16]! : byte)),
};

test("files that cannot be taken are explained, and the run on screen is untouched", async ({ page, adapter }) => {
  expect(adapter).not.toBe("");
  await openQuietly(page);
  await page.getByRole("button", { name: "DDIM 10" }).click();
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
  expect((await pixels(page)).rgba).toEqual(before.rgba);

  // A picture that was taken survives an error elsewhere.
  await drop(page, [small]);
  await expect(page.getByRole("heading", { name: "Interpolate" })).toBeVisible();
  await drop(page, [text]);
  await expect(page.getByText("“letter.txt” is not a picture.")).toBeVisible();
  await expect(page.getByRole("button", { name: "First picture: Remove" })).toBeVisible();
});

const manifest = readFileSync("models/faces-32/manifest.json", "utf8");
const shipped = JSON.parse(manifest);
const broken: readonly [string, string | null, boolean, RegExp][] = [
  ["a manifest that is not JSON", "{", false, /description is broken/],
  ["a manifest with a wrong field", manifest.replace('"epsilon"', '"wavelets"'), false, /prediction.*wavelets/],
  ["a model whose sha256 is wrong", null, true, /bytes are not the ones its description promises/],
  [
    "a model that does not answer as its manifest says",
    JSON.stringify({ ...shipped, known: { ...shipped.known, timestep: [500, 500] } }),
    false,
    /wrong answer to a question with a known one/,
  ],
];

for (const [name, replacement, damage, words] of broken) {
  test(`${name}: said in words`, async ({ playwright }) => {
    const { context, close } = await launchContext(playwright.chromium, { gpu: false });
    if (replacement !== null) {
      await context.route("**/manifest.json", (route) =>
        route.fulfill({ contentType: "application/json", body: replacement }),
      );
    }
    if (damage) {
      const bytes = readFileSync("models/faces-32/unet.onnx");
      bytes[1000]! ^= 1;
      await context.route("**/unet.onnx", (route) => route.fulfill({ body: bytes }));
    }
    const page = await context.newPage();
    await page.goto(appUrl);
    await expect(page.getByText(words).first()).toBeVisible({ timeout: 120_000 });
    await expect(page.getByRole("button", { name: "Try again" })).toBeVisible();
    await close();
  });
}
