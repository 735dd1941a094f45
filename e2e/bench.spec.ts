/** The bench: rows measured from one noise, told apart in words, kept over a reload; rows added, copied and sent as an address. */
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { openQuietly } from "./app.ts";
import { expect, test } from "./fixtures.ts";
import { like, say } from "./words.ts";

const measure = (page: Page) => page.getByRole("button", { name: say("bench.run"), exact: true }).click();
const numbers = (page: Page) => page.getByRole("table", { name: say("bench.measure") }).getByRole("row");

test("two samplers of clothes, measured, there again after a reload, and a third row beside them", async ({ page }) => {
  await openQuietly(page, "?room=bench&model=fashion-28&rows=ddim:2;ddpm:2:fixed_large&count=64");
  // What is typed beside a label leaves the label its place: its own style comes before that of any field.
  const steps = await page.getByRole("textbox", { name: say("sampler.steps"), exact: true }).boundingBox();
  expect(steps?.width).toBeLessThan(80);
  await measure(page);
  await expect(page.getByText(like("run.took"))).toBeVisible({ timeout: 120_000 });
  const verdict = page.getByRole("list", { name: say("bench.verdicts") }).getByRole("listitem");
  await expect(verdict).toHaveText(/64/);
  const before = await numbers(page).allTextContents();
  const said = await verdict.textContent();
  console.log(said);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

  await page.reload();
  await expect(verdict).toHaveText(said ?? "", { timeout: 60_000 });
  expect(await numbers(page).allTextContents()).toEqual(before);

  await page.getByRole("button", { name: like("bench.copy", { letter: "A" }) }).click();
  await expect(page).toHaveURL(/rows=ddim:2;ddim:2;ddpm:2/);
  await expect(verdict.first()).toHaveText(like("bench.same", { letter: "B", first: "A" }));
  await page.getByRole("button", { name: say("settings.undo"), exact: true }).click();
  await expect(page).toHaveURL(/rows=ddim:2;ddpm:2/);
});

test("a cell of DDIM's table that says run this: pressed, it is measured as a row and stands there with its error", async ({
  page,
}) => {
  await openQuietly(page, "?room=bench&model=fashion-28&rows=ddpm:2:fixed_large&count=64");
  await page.getByRole("radio", { name: say("bench.tables") }).check({ force: true });
  const cell = page.getByRole("button", {
    name: like("bench.runCell", { row: "η = 0.0", column: `${say("bench.over.steps")}: 10` }),
  });
  const place = page.getByRole("cell").filter({ has: cell });
  await cell.click();
  await expect(page).toHaveURL(/rows=ddpm:2:fixed_large;ddim:10/);
  await expect(page.getByText(like("run.took"))).toBeVisible({ timeout: 60_000 });
  await expect(place).toHaveCount(0);
  const line = page.getByRole("row", { name: /^η = 0\.0 .*±/ });
  await expect(line).toHaveCount(1);
  console.log(await line.textContent());
});
