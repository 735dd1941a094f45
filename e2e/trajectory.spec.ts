/** Trajectory: scrubbing what was recorded, looking into a moment, branching off it, the papers' figures. */
import { stat } from "node:fs/promises";
import AxeBuilder from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";
import { done, enter, openQuietly, run, scrubFrames, setCount } from "./app.ts";
import { expect, test } from "./fixtures.ts";
import { like, say } from "./words.ts";

test.beforeEach(async ({ page }) => {
  await openQuietly(page);
  await enter(page, say("trajectory.name"));
  await page.getByRole("button", { name: say("preset.improved100", { steps: 100 }) }).click();
  await type(page, say("sampler.steps"), "8");
  await setCount(page, 2);
});

async function type(page: Page, name: string, text: string): Promise<void> {
  const box = page.getByRole("textbox", { name, exact: true });
  await box.fill(text);
  await box.press("Enter");
}

/** A picture of a canvas that holds squares in one row, RGBA. A gap of one pixel lies between them. */
function cell(canvas: Locator, column: number): Promise<number[]> {
  return canvas.evaluate((element, at) => {
    const { height: side } = element as HTMLCanvasElement;
    const context = (element as HTMLCanvasElement).getContext("2d");
    return Array.from(context?.getImageData(at * (side + 1), 0, side, side).data ?? []);
  }, column);
}

const film = (page: Page, name: string) => page.getByRole("group", { name: `Film of ${name}` });
/** The picture at a moment of a film; −1 is its end. */
async function at(film: Locator, moment: number): Promise<number[]> {
  const canvas = film.locator("canvas");
  const columns = await canvas.evaluate((element: HTMLCanvasElement) => (element.width + 1) / (element.height + 1));
  return cell(canvas, moment < 0 ? columns + moment : moment);
}

test("a run is scrubbed at once, looked into, and branched: the same state ends in another picture", async ({
  page,
}) => {
  await run(page);
  await done(page, 180_000);
  const shown = page.getByRole("img", { name: /^Guess of the picture.*picture 1$/ });
  await expect(shown).toBeVisible();

  // In the next frame, or the one after it.
  const took = await scrubFrames(shown, say("trajectory.cursor"), [2, 6, 1, 7, 4]);
  expect(Math.max(...took)).toBeLessThanOrEqual(2);
  const moment = page.getByRole("slider", { name: say("trajectory.cursor") });
  await expect(moment).toHaveAttribute("aria-valuetext", like("trajectory.cursorSaid", { position: 4, length: 8 }));

  // What is chosen from does not move when something else is chosen.
  const tabs = ["lens", "layout"].map((name) =>
    page.getByRole("radiogroup", { name: say(`trajectory.${name as "lens"}`) }),
  );
  const places = () => Promise.all(tabs.map((group) => group.boundingBox()));
  const before = await places();
  await page.getByRole("radio", { name: /ε̂$/ }).check({ force: true });
  await expect(page.getByText(say("trajectory.epsilonScale"))).toBeVisible();
  await expect(page.getByText(say("trajectory.recomputing"))).toBeHidden();
  await page.getByRole("radio", { name: /σ, learned$/ }).check({ force: true });
  await expect(page.getByText(say("trajectory.recomputing"))).toBeHidden();
  await expect(page.getByText(say("trajectory.sigmaScale"))).toBeVisible();
  expect(await places()).toEqual(before);
  await page.getByRole("radio", { name: say("trajectory.x0") }).check({ force: true });
  await page.getByRole("button", { name: say("trajectory.enlarge", { n: 1 }) }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Escape");

  await moment.focus();
  await page.keyboard.press("b");
  await expect(page.getByRole("button", { name: say("trajectory.branchName", { n: 1 }), exact: true })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
  await expect(page.getByRole("button", { name: like("run.jobs") })).toBeHidden({ timeout: 120_000 });
  const [trunk, branch] = [
    await at(film(page, say("trajectory.trunk")), -1),
    await at(film(page, say("trajectory.branchName", { n: 1 })), -1),
  ];
  expect(branch.some((value) => value > 0)).toBe(true);
  expect(branch).not.toEqual(trunk);
  // Before it left there is nothing of its own; the settings are those of the run, and nothing asks to restart.
  expect((await at(film(page, say("trajectory.branchName", { n: 1 })), 0)).every((value) => value === 0)).toBe(true);
  const moments = (name: string) => film(page, name).getByRole("button").count();
  expect(await moments(say("trajectory.branchName", { n: 1 }))).toBeLessThan(await moments(say("trajectory.trunk")));
  await expect(page.getByRole("button", { name: say("settings.run") })).toBeHidden();

  const violations = (await new AxeBuilder({ page }).analyze()).violations;
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  await page.screenshot({ path: test.info().outputPath("trajectory.png") });

  // Before it left, the branch is the run it left; the last step has no σ, and no picture of another lens stays.
  await page.getByRole("radio", { name: /σ, learned$/ }).check({ force: true });
  const sigma = page.getByRole("img", { name: /σ, learned, picture 1$/ });
  const scale = page.getByText(say("trajectory.sigmaScale"));
  await moment.focus();
  await page.keyboard.press("Home");
  await expect(scale).toBeVisible();
  await expect(page.getByText(say("trajectory.recomputing"))).toBeHidden();
  expect((await cell(sigma, 0)).some((value) => value > 0)).toBe(true);
  await page.keyboard.press("End");
  await expect(page.getByText(say("trajectory.lastSigma"))).toBeVisible();
  await expect(scale).toBeHidden();
  expect((await cell(sigma, 0)).every((value) => value === 0)).toBe(true);

  await page.keyboard.press("Control+z");
  await expect(page.getByRole("button", { name: say("trajectory.branchName", { n: 1 }), exact: true })).toBeHidden();
  await page.keyboard.press("End");
  await page.keyboard.press("b");
  await expect(page.getByText(say("trajectory.branchEnd"))).toBeVisible();
});

test("shared noise: the rows are one until they part; the figure is saved", async ({ page }) => {
  await page.getByRole("button", { name: say("trajectory.sharedNoise") }).click();
  await done(page, 180_000);
  const [first, second] = [
    film(page, say("trajectory.picture", { n: 1 })),
    film(page, say("trajectory.picture", { n: 2 })),
  ];
  expect(await at(second, 0)).toEqual(await at(first, 0));
  expect(await at(second, -1)).not.toEqual(await at(first, -1));
  await expect(page.getByText("the first 4 steps", { exact: false })).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: say("trajectory.save") }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("backstep-figure.png");
  expect((await stat(await download.path())).size).toBeGreaterThan(10_000);
  await page.screenshot({ path: test.info().outputPath("figure.png") });
});
