/** Compare: one noise through several samplers, in step; the wipe; the difference in numbers. */
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { done, enter, openQuietly, run, setCount } from "./app.ts";
import { expect, test } from "./fixtures.ts";
import { say } from "./words.ts";

async function setSteps(page: Page, column: string, steps: string): Promise<void> {
  await page.getByRole("radio", { name: new RegExp(`^Settings of column ${column}`) }).check({ force: true });
  const box = page.getByRole("textbox", { name: say("sampler.steps"), exact: true });
  await box.fill(steps);
  await box.press("Enter");
}

const numbers = async (page: Page) =>
  (
    await page
      .getByRole("row", { name: /^Picture 1/ })
      .getByRole("cell")
      .allTextContents()
  ).map(Number.parseFloat);

test("columns start from one noise and keep in step by t; wiped over and subtracted", async ({ page }) => {
  await openQuietly(page);
  await enter(page, say("compare.name"));
  await page.getByRole("button", { name: say("compare.presetSteps") }).click();
  await setCount(page, 1);
  for (const [column, steps] of [
    ["A", "8"],
    ["B", "6"],
    ["C", "4"],
    ["D", "2"],
  ] as const)
    await setSteps(page, column, steps);
  await run(page);
  await done(page, 180_000);
  await expect(page.getByText("checked, value by value", { exact: false })).toBeVisible();

  // t = 501: halfway for eight steps and for two.
  await page.getByRole("slider", { name: say("run.timeline") }).fill("4");
  const column = (letter: string) => page.getByRole("region", { name: `Column ${letter}` });
  await expect(column("A").getByText(say("compare.step", { position: 4, length: 8 }))).toBeVisible();
  await expect(column("D").getByText(/^step [01] of 2$/)).toBeVisible();
  await page.screenshot({ path: test.info().outputPath("compare.png") });
  await page.getByRole("slider", { name: say("run.timeline") }).fill("8");
  await expect(column("D").getByText(say("compare.step", { position: 2, length: 2 }))).toBeVisible();

  await page.getByRole("radio", { name: say("compare.wipe") }).check({ force: true });
  const wipe = page.getByRole("slider", { name: say("compare.wiped", { left: "A DDIM 8", right: "B DDIM 6" }) });
  await wipe.focus();
  await page.keyboard.press("ArrowRight");
  await expect(wipe).toHaveAttribute(
    "aria-valuetext",
    say("compare.wipeSaid", { part: 51, left: "A DDIM 8", right: "B DDIM 6" }),
  );
  // Its pictures have their menus: by keyboard the left one's, else of the side that was pressed.
  const menu = (letter: string) => page.getByRole("menu", { name: say("compare.cell", { letter, n: 1 }) });
  await page.keyboard.press("m");
  await expect(menu("A").getByRole("menuitem").first()).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(wipe).toBeFocused();
  const { width, height } = (await wipe.boundingBox())!;
  await wipe.click({ button: "right", position: { x: width * 0.8, y: height / 2 } });
  await expect(menu("B")).toBeVisible();
  await page.keyboard.press("Escape");

  await page.getByRole("radio", { name: say("compare.difference") }).check({ force: true });
  await page.getByRole("combobox", { name: say("compare.right") }).selectOption("3");
  await expect(page.getByRole("table", { name: say("compare.table", { a: "A", b: "D" }) })).toBeVisible();
  await expect.poll(async () => (await numbers(page))[0]).toBeGreaterThan(0);
  const [mean, largest, beyond] = await numbers(page);
  console.log(`DDIM 8 beside DDIM 2, one x_T: mean ${mean}, largest ${largest}, ${beyond} % over 4/255`);
  expect(largest).toBeGreaterThan(mean!);
  const violations = (await new AxeBuilder({ page }).analyze()).violations;
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  await page.screenshot({ path: test.info().outputPath("difference.png") });
  await page.getByRole("combobox", { name: say("compare.right") }).selectOption("0");
  await expect.poll(async () => (await numbers(page))[1]).toBe(0);
  await page.getByRole("button", { name: say("compare.enlarge", { letter: "A", n: 1 }) }).click({ button: "right" });
  await expect(menu("A")).toBeVisible();
  await page.keyboard.press("Escape");

  await page.getByRole("radio", { name: say("compare.beside") }).check({ force: true });
  await page.getByRole("button", { name: say("compare.remove", { letter: "D" }) }).click();
  await expect(page.getByRole("button", { name: say("settings.run") })).toBeVisible();
});
