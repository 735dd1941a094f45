/** Films: made by the page, opened by ffmpeg, held against what is on screen, and dropped on the page again. */
import AxeBuilder from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";
import { layFrame } from "../src/film/layout.ts";
import { FPS, secondsOf, shotsOf, usualPace } from "../src/film/timing.ts";
import { takeRecipe } from "../src/recipe/recipe-png.ts";
import { drop, openQuietly, pixels, saved } from "./app.ts";
import { apart, type Film, opened, type Stage } from "./films.ts";
import { expect } from "./fixtures.ts";
import { SHORT, madeTest as test } from "./share.ts";
import { has, like, say } from "./words.ts";

/** What the dialog begins with: all of x̂₀, which there is from the first step on. */
const STOPS = Array.from({ length: 10 }, (_, i) => i + 1);
const PACE = { stepsPerSecond: usualPace([0, 10]), ease: true, hold: 1.5, back: false };
const SHOTS = shotsOf(STOPS, PACE);
const LAYOUT = layFrame({
  width: 32,
  height: 32,
  groups: [{ columns: 2, count: 2 }],
  caption: true,
  smooth: false,
  size: 720,
});
const MIDDLE = SHOTS.findIndex(({ stop }) => stop === 5);
/** Seconds in which the shots of step 5 and of the end are on screen. */
const [AT_FIVE, AT_END] = [MIDDLE, SHOTS.length - 1].map((i) => (secondsOf(SHOTS.slice(0, i)) + 1 / FPS) as number) as [
  number,
  number,
];

async function openFilm(page: Page): Promise<Locator> {
  await page.getByRole("button", { name: say("app.film") }).click();
  const dialog = page.getByRole("dialog", { name: say("share.title") });
  await expect(dialog.getByRole("button", { name: say("film.save") })).toBeEnabled();
  return dialog;
}

const choose = (dialog: Locator, name: string) => dialog.getByRole("radio", { name, exact: true }).check();
const save = (page: Page, dialog: Locator) =>
  saved(page, () => dialog.getByRole("button", { name: say("film.save") }).click());

/** What was on screen at step 5 and at the end, each when its time is; the other moment is another picture. */
function shows(
  kind: string,
  film: Film,
  { five, end }: Record<"five" | "end", Stage>,
  most: readonly [number, number],
) {
  for (const [seconds, stage, other, allowed] of [
    [AT_FIVE, five, end, most[0]],
    [AT_END, end, five, most[1]],
  ] as const) {
    const frame = film.at(seconds);
    const { mean, largest } = apart(frame, LAYOUT, stage);
    console.log(`${kind}: ${mean.toFixed(2)} levels in the mean, ${largest} at most`);
    expect(mean).toBeLessThanOrEqual(allowed);
    expect(apart(frame, LAYOUT, other).mean).toBeGreaterThan(mean + 2);
  }
}

/** The same, on the page. */
async function onScreen(page: Page): Promise<Record<"five" | "end", Stage>> {
  const end = await pixels(page);
  const timeline = page.getByRole("slider", { name: say("run.timeline") });
  await timeline.fill("5");
  await expect(timeline).toHaveAttribute("aria-valuetext", say("run.position", { position: 5, length: 10 }));
  const five = await pixels(page);
  await timeline.fill("10");
  expect(five.rgba).not.toEqual(end.rgba);
  return { five, end };
}

test("every kind of film opens in other programs, says its time and its recipe, and shows what was on screen", async ({
  made: page,
}) => {
  const seen = await onScreen(page);
  const dialog = await openFilm(page);
  await expect(dialog.getByRole("img", { name: like("film.preview", { width: LAYOUT.width }) })).toBeVisible();
  // Levels, in the mean, half way and at the end: nothing is lost; 256 colours, which noise has not enough of; a lossy video.
  const KINDS = [
    { kind: "apng", most: [0, 0], codec: "png", name: "backstep-generate.png" },
    { kind: "gif", most: [7, 4], codec: "gif", name: "backstep-generate.gif" },
    { kind: "mp4", most: [12, 6], codec: "h264", name: "backstep-generate.mp4" },
  ] as const;
  // Chromium without its makers' codecs encodes no H.264; what is made there instead is the next test's.
  const h264 = await page.evaluate(async () => {
    const asked = { codec: "avc1.42001f", width: 720, height: 720 };
    return (await VideoEncoder.isConfigSupported(asked)).supported === true;
  });
  for (const { kind, most, codec, name } of KINDS.filter(({ kind }) => kind !== "mp4" || h264)) {
    await choose(dialog, say(`film.${kind}`));
    const file = await save(page, dialog);
    expect(file.name).toBe(name);
    expect(takeRecipe(file.bytes)).toMatchObject({ scene: { room: "generate", seed: "41", count: 2 } });
    await opened(file.bytes, name, (film) => {
      expect(film).toMatchObject({ codec, width: LAYOUT.width, height: LAYOUT.height });
      const frames = kind === "mp4" ? SHOTS.flatMap(({ frames }) => Array(frames).fill(1)) : SHOTS.map((s) => s.frames);
      const starts = frames.map((_, i) => frames.slice(0, i).reduce((sum, n) => sum + n, 0) / FPS);
      expect(film.times.map((time) => Math.round(time * 1000))).toEqual(starts.map((time) => Math.round(time * 1000)));
      if (kind === "apng") expect(JSON.parse(film.tags.backstep!)).toMatchObject({ scene: { seed: "41" } });
      else expect(film.tags.comment).toMatch(/^backstep \{/);
      shows(kind, film, seen, most);
    });
  }
  await page.keyboard.press("Escape");
});

test("where no MP4 is encoded it is a WebM; Cancel ends it at once; without metadata it says nothing", async ({
  made: page,
}) => {
  await page.evaluate(() => {
    const asked = VideoEncoder.isConfigSupported.bind(VideoEncoder);
    VideoEncoder.isConfigSupported = async (config) =>
      config.codec.startsWith("avc1") ? { supported: false, config } : asked(config);
  });
  const seen = await onScreen(page);
  const dialog = await openFilm(page);
  await expect(dialog.getByRole("radio", { name: say("film.webm") })).toBeChecked();
  const { bytes, name } = await save(page, dialog);
  expect(takeRecipe(bytes)).toMatchObject({ scene: { seed: "41" } });
  await opened(bytes, name, (film) => {
    const { codec, times, tags } = film;
    expect([codec, times.length]).toEqual(["vp9", Math.round(secondsOf(SHOTS) * FPS)]);
    expect(Object.entries(tags).find(([key]) => /comment$/i.test(key))?.[1]).toMatch(/^backstep \{/);
    shows("webm", film, seen, [12, 6]);
  });

  await dialog.getByText(say("film.more")).click();
  const { violations } = await new AxeBuilder({ page }).include("[role=dialog]").analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  await choose(dialog, say("film.gif"));
  await dialog.getByRole("switch", { name: say("film.bare") }).check();
  const bare = (await save(page, dialog)).bytes;
  expect([bare.includes("backstep"), bare.includes("ddim")]).toEqual([false, false]);

  // A film of a minute.
  await choose(dialog, say("film.sizeValue", { size: "1080" }));
  await dialog.getByRole("slider", { name: say("film.hold") }).fill("5");
  await dialog.getByRole("slider", { name: say("film.speed") }).fill("0");
  let downloads = 0;
  page.on("download", () => downloads++);
  await dialog.getByRole("button", { name: say("film.save") }).click();
  await dialog.getByRole("button", { name: say("film.cancel") }).click();
  await expect(dialog.getByText(say("film.cancelled"))).toBeVisible();
  await expect(dialog.getByRole("button", { name: say("film.save") })).toBeEnabled();
  expect(downloads).toBe(0);
  await page.keyboard.press("Escape");
});

test("a film that is dropped opens its run again, and one of somebody else is refused in words", async ({
  made,
  page,
}) => {
  const dialog = await openFilm(made);
  const { bytes } = await save(made, dialog);
  await made.keyboard.press("Escape");
  await openQuietly(page, "?room=compare");
  await drop(page, [{ name: "renamed.txt", type: "", bytes: [...bytes] }]);
  await expect(page.getByRole("textbox", { name: say("seed.label") })).toHaveValue("41");
  await expect(page).toHaveURL(new RegExp(`${SHORT.replace("?", "\\?")}$`));
  const foreign = Buffer.from(bytes);
  foreign.fill(0, foreign.indexOf("backstep {"), foreign.indexOf("backstep {") + 9);
  await drop(page, [{ name: "holiday.mp4", type: "video/mp4", bytes: [...foreign] }]);
  await expect(page.getByRole("alert")).toContainText(has("picture.unsupported", { name: "holiday.mp4" }));
});
