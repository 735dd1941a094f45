/** A run made on the processor, replayed on the GPU: the difference is measured and shown. */
import { writeRecipe } from "../../src/recipe/recipe.ts";
import { compare, drop, modelReady, pixels } from "../app.ts";
import { appUrl, expect, gpuTest as test } from "../fixtures.ts";
import { IDENTICAL, makeShort, sharedRecipe } from "../share.ts";
import { like, say } from "../words.ts";

test("the same recipe on the software GPU runs at once, and the difference is measured and shown", async ({
  wasmPage,
  page,
  adapter,
}) => {
  await makeShort(wasmPage);
  const sent = await pixels(wasmPage);
  await page.emulateMedia({ reducedMotion: "no-preference" });
  const recipe = writeRecipe(await sharedRecipe(wasmPage));
  await page.goto(appUrl);
  await modelReady(page);
  await drop(page, [{ name: "recipe", type: "", bytes: [...Buffer.from(recipe)] }]);
  const report = page.getByRole("status").filter({ hasText: /as the sender had it|of 255 levels/ });
  await expect(report).toBeVisible({ timeout: 240_000 });
  await expect(report).toContainText(/Sender: Processor \(wasm\).*Here: WebGPU/);
  const { mean, largest } = compare(sent.rgba, (await pixels(page)).rgba);
  console.log(
    `wasm to ${adapter}: mean ${mean.toFixed(5)}, largest ${largest}; the page: ${await report.textContent()}`,
  );
  expect(mean).toBeLessThanOrEqual(1);
  if (largest === 0) {
    await expect(report).toContainText(IDENTICAL);
    return;
  }
  await expect(report).toContainText(/differ by [\d.]*[1-9] on average/);
  await expect(report).toContainText(`${largest} at most, measured on 2 of 2.`);
  await report.getByRole("button", { name: say("share.compare") }).click();
  const blink = page.getByRole("dialog", { name: say("share.blink") });
  await blink.getByRole("radio", { name: say("share.blinkSender") }).check();
  await expect(
    blink.getByRole("img", { name: like("share.blinkPicture", { which: say("share.blinkSender") }) }),
  ).toBeVisible();
  await blink.getByRole("radio", { name: say("share.blinkDifference") }).check();
  await expect(blink.getByRole("img", { name: /^Picture [12]: Difference/ })).toBeVisible();
  // It begins where the difference is.
  await expect(blink.getByText(`largest ${largest} of 255`)).toBeVisible();
  await page.screenshot({ path: test.info().outputPath("blink.png") });
});
