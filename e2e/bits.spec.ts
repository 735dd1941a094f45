/** Bits: a picture's bound under three variances, what can be read and saved of it, and schedules. */
import { readFile } from "node:fs/promises";
import AxeBuilder from "@axe-core/playwright";
import type { Download, Page } from "@playwright/test";
import { PNG } from "pngjs";
import { enter, openQuietly } from "./app.ts";
import { expect, test } from "./fixtures.ts";
import { like, say } from "./words.ts";

test.beforeEach(async ({ page }) => {
  await openQuietly(page);
  await enter(page, say("bits.name"));
});

async function drawFace(page: Page): Promise<void> {
  await page.getByRole("button", { name: say("bits.draw") }).click();
  await expect(page.getByRole("img", { name: say("bits.pictureName", { n: 1 }) })).toBeVisible();
}

/** A chart as one of the files of its menu. */
async function saved(page: Page, title: string, kind: string): Promise<Buffer> {
  const name = say("chart.save", { title });
  await page.getByRole("button", { name, exact: true }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("dialog", { name }).getByRole("button", { name: kind, exact: true }).click(),
  ]);
  return readFile(await (download as Download).path());
}

test("a drawn face in bits: estimate with its error, charts by keyboard, CSV, SVG and PNG", async ({ page }) => {
  await drawFace(page);
  await page.getByRole("radio", { name: say("bits.termsSome") }).check();
  const terms = page.getByRole("textbox", { name: say("bits.sampled") });
  await terms.fill("24");
  await terms.press("Enter");
  await page.getByRole("button", { name: say("bits.run"), exact: true }).click();
  await expect(page.getByText(like("run.took"))).toBeVisible({ timeout: 180_000 });

  const bound = page.getByRole("table", { name: say("bits.bound") });
  const row = bound.getByRole("row", { name: say("bits.estimated") });
  const [learned, small, large] = (await row.getByRole("cell").allTextContents()).map(Number.parseFloat);
  console.log(`drawn face, 24 terms: ${learned} learned, ${small} small, ${large} large, bits/dim`);
  for (const bits of [learned, small, large]) {
    expect(bits).toBeGreaterThan(0.5);
    expect(bits).toBeLessThan(12);
  }
  await expect(page.getByText("24 of 1000 terms were taken", { exact: false })).toBeVisible();

  const cursor = page.getByRole("slider", { name: say("chart.cursor", { title: say("bits.terms") }) });
  await cursor.focus();
  await page.keyboard.press("End");
  await expect(cursor).toHaveAttribute("aria-valuetext", /^t = \d+, Learned [\d.×⁻]+.*Fixed, large/);

  const csv = (await saved(page, say("bits.terms"), say("chart.csv"))).toString();
  const [header, ...rows] = csv.trim().split("\r\n");
  expect(header).toBe("picture,t,fixed_small,fixed_large,learned,epsilon_mse,x0_mse");
  expect(rows).toHaveLength(24);
  expect(rows.at(-1)).toMatch(/^1,1,/);
  const svg = (await saved(page, say("bits.rd"), say("chart.svg"))).toString();
  expect(svg).toContain('xmlns="http://www.w3.org/2000/svg"');
  expect(svg).not.toContain("var(--");
  const png = PNG.sync.read(await saved(page, say("bits.rd"), say("chart.png")));
  expect(Math.abs(png.width - 3 * Number(/width="([\d.]+)"/.exec(svg)?.[1]))).toBeLessThan(3);
  // Something is drawn on the ground of its corner.
  expect(new Set(new Uint32Array(Uint8Array.from(png.data).buffer)).size).toBeGreaterThan(10);
  const curve = (await saved(page, say("bits.rd"), say("chart.csv"))).toString().trim().split("\r\n");
  const rates = curve.slice(1).map((line) => Number(line.split(",")[2]));
  expect(rates).toEqual([...rates].sort((a, b) => a - b));

  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  await page.screenshot({ path: test.info().outputPath("bits.png") });
});

test("all 1000 terms can be cancelled, and what came so far stays", async ({ page }) => {
  await drawFace(page);
  await page.getByRole("button", { name: say("bits.run"), exact: true }).click();
  await expect(page.getByText(say("bits.partial"))).toBeVisible({ timeout: 120_000 });
  await page.getByRole("button", { name: say("run.cancel"), exact: true }).click();
  await expect(page.getByText(say("run.cancelled"), { exact: true })).toBeVisible({ timeout: 10_000 });
  await expect(page.getByRole("table", { name: say("bits.bound") })).toBeVisible();
});

test("two schedules in six charts share one cursor", async ({ page }) => {
  await page.getByRole("radio", { name: say("bits.schedules") }).check();
  const cursor = page.getByRole("slider", { name: say("chart.cursor", { title: say("bits.alphaBar") }) });
  await cursor.focus();
  await page.keyboard.press("End");
  await expect(cursor).toHaveAttribute("aria-valuetext", /t = 1000.*4\.04×10⁻⁵.*2\.43×10⁻⁹/);
  const other = page.getByRole("slider", { name: say("chart.cursor", { title: say("bits.beta") }) });
  await expect(other).toHaveAttribute("aria-valuetext", /t = 1000.*0\.0200.*0\.999/);
  const b = page.getByRole("group", { name: say("bits.scheduleOf", { name: "B" }) });
  await b.getByRole("combobox", { name: say("bits.kind") }).selectOption({ label: say("bits.scaled_linear") });
  await b.getByRole("textbox", { name: say("bits.lastBeta") }).fill("0.012");
  await page.keyboard.press("Enter");
  await cursor.focus();
  await page.keyboard.press("End");
  await expect(other).toHaveAttribute("aria-valuetext", /t = 1000.*0\.0200.*0\.0120/);
  await b.getByRole("combobox", { name: say("bits.kind") }).selectOption({ label: say("bits.given") });
  const list = b.getByRole("textbox", { name: say("bits.givenBetas") });
  await list.fill("0.1, 0.5, 2");
  await page.keyboard.press("Enter");
  await expect(b.getByRole("alert")).toContainText("not a list of 2 to 4000 numbers");
  await list.fill("0.1, 0.5, 0.9");
  await page.keyboard.press("Enter");
  await expect(b.getByRole("alert")).toHaveCount(0);
  await expect(page.getByRole("row", { name: /A list of your own.* 3 / })).toBeVisible();
  await page.screenshot({ path: test.info().outputPath("schedules.png") });
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
});
