/** This machine: what runs is said, timed and copied as text. */
import AxeBuilder from "@axe-core/playwright";
import { enter, openQuietly } from "../app.ts";
import { expect, gpuTest as test } from "../fixtures.ts";
import { like, say } from "../words.ts";

test("engine, self-check, benchmark with Cancel, and a report to copy", async ({ page, adapter }) => {
  await openQuietly(page);
  await enter(page, say("machine.name"));
  await expect(page.getByText(like("machine.checkValue"))).toBeVisible();
  await expect(page.getByText("maxBufferSize", { exact: true })).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);

  await page.getByRole("button", { name: say("machine.run") }).click();
  const table = page.getByRole("table", { name: say("machine.progress") });
  await expect(table.getByRole("row")).toHaveCount(2, { timeout: 180_000 });
  await page.getByRole("button", { name: say("run.cancel"), exact: true }).click();
  await expect(page.getByText(say("machine.cancelled"))).toBeVisible();

  await page.getByRole("button", { name: say("machine.copy") }).click();
  await expect(page.getByRole("button", { name: say("machine.copied") })).toBeVisible();
  const report = await page.evaluate(() => navigator.clipboard.readText());
  expect(report).toMatch(/Engine +ort-webgpu on/);
  expect(report).toMatch(/ 1 pictures: [\d.]+ steps\/s/);
  expect(report).toContain(say("machine.check"));
  console.log(`${adapter}: ${/ 1 pictures: [\d.]+ steps\/s/.exec(report)?.[0].trim()}`);
});
