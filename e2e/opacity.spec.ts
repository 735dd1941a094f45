/** Pictures with opacity: a network of four channels by a drop, what it may be, and a file with every byte of its pictures. */
import type { Locator } from "@playwright/test";
import { PNG } from "pngjs";
import { readNpy } from "../src/bytes/npy.ts";
import { decodePng } from "../src/bytes/png-pixels.ts";
import { toRgba } from "../src/diffusion/levels.ts";
import { done, drop, enter, modelReady, openQuietly, pixels, run, saved, setCount } from "./app.ts";
import { expect, test } from "./fixtures.ts";
import { ghostOnnx } from "./ghost.ts";
import { openShare } from "./share.ts";
import { like, say } from "./words.ts";

test("an .onnx of four channels is asked about, makes pictures with opacity, and saves them byte for byte", async ({
  page,
}) => {
  await openQuietly(page);
  await drop(page, [{ name: "ghosts.onnx", type: "", bytes: await ghostOnnx() }]);
  const card = page.getByRole("dialog", { name: like("models.adding") });
  const add = card.getByRole("button", { name: say("models.addIt") });
  await card.getByRole("combobox", { name: say("models.fact.prediction") }).selectOption("sample");
  await expect(card.getByText(say("models.channels.maybe"))).toBeVisible();
  await page.screenshot({ path: test.info().outputPath("card.png") });
  const channels = card.getByRole("combobox", { name: say("models.fact.channels") });
  await channels.selectOption({ label: say("models.channels.latent") });
  await expect(card.getByText(say("models.channels.isLatent"))).toBeVisible();
  await expect(add).toBeDisabled();
  await channels.selectOption({ label: say("models.channels.RGBA") });
  await expect(card.getByText(say("models.how.chosen"))).toHaveCount(2);
  await add.click();
  await expect(page).toHaveURL(/model=own-[0-9a-f]{16}/);
  await modelReady(page);
  // It has made nothing yet: what comes, and what to press, is said.
  await expect(page.getByRole("heading", { name: like("generate.empty") })).toBeVisible();
  await page.screenshot({ path: test.info().outputPath("empty.png") });

  await page.getByRole("button", { name: say("preset.ddim10", { steps: 10 }) }).click();
  await setCount(page, 2);
  await run(page);
  await done(page, 60_000);
  await expect(page.getByRole("heading", { name: like("generate.empty") })).toBeHidden();
  const dialog = await openShare(page);
  const preview = dialog.getByRole("img", { name: like("share.preview") });
  await expect(preview).toHaveCSS("background-image", /svg/);
  await onChecks(preview);
  await dialog.getByRole("radio", { name: say("share.strip") }).check();
  const png = await saved(page, () => dialog.getByRole("button", { name: say("share.savePng") }).click());
  await dialog.getByText(say("share.raw")).click();
  const npy = await saved(page, () => dialog.getByRole("button", { name: say("share.x0") }).click());

  const { shape, data } = readNpy(npy.bytes);
  expect(shape).toEqual([2, 4, 32, 32]);
  const { width, height, channels: found, pixels: bytes } = decodePng(png.bytes, 2 ** 22);
  const scale = height / 32;
  expect([found, width]).toEqual([4, 64 * scale]);
  const all = toRgba(data.subarray(0, 4096), { channels: 4, width: 32, height: 32 });
  const first = Uint8ClampedArray.from(all, (_, i) => {
    const [x, y] = [Math.floor(i / 4) % 32, Math.floor(i / 128)];
    return bytes[(y * scale * width + x * scale) * 4 + (i % 4)]!;
  });
  expect(first).toEqual(all);
  // Clear, opaque and between; and what is clear has a colour, as the network said it.
  const opacity = all.filter((_, i) => i % 4 === 3);
  expect([Math.min(...opacity), Math.max(...opacity)]).toEqual([0, 255]);
  expect(new Set(opacity).size).toBeGreaterThan(20);
  expect(Math.max(...all.subarray(0, 3))).toBeGreaterThan(100);
  // On the page it lies on checks, all of it opaque.
  await page.keyboard.press("Escape");
  const { rgba } = await pixels(page);
  expect(rgba[3]).toBe(255);
  // And so it does in the gallery, small and large.
  await page.keyboard.press("k");
  await expect(page.getByText(say("kept.kept"))).toBeVisible();
  await enter(page, say("gallery.name"));
  const kept = page.getByRole("listbox", { name: say("gallery.list") }).getByRole("option");
  await onChecks(kept.locator("img"));
  await kept.click();
  const large = page.getByRole("dialog").getByRole("img").first();
  await expect(large).toHaveCSS("background-image", /svg/);
  await onChecks(large);
  await page.screenshot({ path: test.info().outputPath("kept.png") });
});

/** At its left edge, where the ghost is clear, stands a square of one level or the other, in light as in dark. */
async function onChecks(picture: Locator): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await picture.page().emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const { data, width, height } = PNG.sync.read(await picture.screenshot());
    const at = (width * Math.floor(height / 2) + 3) * 4;
    for (const level of data.subarray(at, at + 3)) {
      expect(level).toBeGreaterThan(180);
      expect(level).toBeLessThan(218);
    }
  }
}
