/** What each room shows is a film: a walk, endings, columns in step, a branch. Nothing is lost in an APNG, so they are equal. */
import AxeBuilder from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";
import { layFrame } from "../src/film/layout.ts";
import { FPS, secondsOf, shotsOf, usualPace } from "../src/film/timing.ts";
import { takeRecipe } from "../src/recipe/recipe-png.ts";
import { ROOMS } from "../src/rooms/index.ts";
import { setTable } from "../src/scene/rooms.ts";
import { done, goTo, openQuietly, pressRoom, run, saved } from "./app.ts";
import { apart, opened, type Stage } from "./films.ts";
import { appUrl, expect, test } from "./fixtures.ts";
import { inLanguage, like, say } from "./words.ts";

setTable(ROOMS);

interface Kind {
  readonly room: string;
  readonly query: string;
  /** Its groups, as they lie in a frame. */
  readonly groups: readonly { readonly title?: string; readonly columns: number; readonly count: number }[];
  readonly stops: readonly number[];
  readonly back?: true;
  /** Of the film, and the position at which the room shows the same; a walk is all on screen at once. */
  readonly moments: readonly {
    readonly stop: number;
    readonly position?: number;
    readonly pictures?: readonly number[];
  }[];
  /** A canvas a group. */
  canvases(page: Page): readonly Locator[];
  prepare?(page: Page): Promise<void>;
}

const region = (page: Page, name: string | RegExp) => page.getByRole("region", { name }).locator("canvas").last();

const KINDS: readonly Kind[] = [
  {
    room: "interpolate",
    query: "way=seeds&sampler=ddim:4&seed=3&otherSeed=4&intervals=2&mix=spherical",
    groups: [{ columns: 1, count: 1 }],
    stops: [0, 1, 2],
    back: true,
    moments: [
      { stop: 1, pictures: [1] },
      { stop: 2, pictures: [2] },
    ],
    canvases: (page) => [region(page, say("interpolate.strip"))],
  },
  {
    room: "endings",
    query: "sampler=ddpm:6:learned&t=1000,500&count=2&seed=5",
    groups: [{ columns: 2, count: 4 }],
    stops: [1, 2, 3, 4, 5, 6],
    moments: [{ stop: 6 }],
    canvases: (page) => [region(page, like("endings.matrix"))],
  },
  {
    room: "compare",
    query: "columns=ddim:4@7;ddim:2@7&count=1",
    groups: ["A · DDIM 4", "B · DDIM 2"].map((title) => ({ title, columns: 1, count: 1 })),
    stops: [0, 1, 2, 3, 4],
    moments: [
      { stop: 3, position: 3 },
      { stop: 4, position: 4 },
    ],
    canvases: (page) => ["A", "B"].map((letter) => region(page, `Column ${letter}`)),
  },
  {
    room: "trajectory",
    query: "sampler=ddpm:6:learned&count=1&seed=9&branches=3:1",
    groups: [{ columns: 1, count: 1 }],
    stops: [1, 2, 3, 4, 5, 6],
    moments: [
      { stop: 2, position: 2 },
      { stop: 6, position: 6 },
    ],
    canvases: (page) => [page.getByRole("img", { name: /^Guess of the picture.*picture 1$/ })],
    async prepare(page) {
      await expect(page.getByRole("button", { name: like("run.jobs") })).toBeHidden({ timeout: 60_000 });
      await page.getByRole("button", { name: say("trajectory.branchName", { n: 1 }), exact: true }).click();
    },
  },
];

function painted(canvas: Locator): Promise<Stage> {
  return canvas.evaluate((element: HTMLCanvasElement) => {
    const { width, height } = element;
    return { width, rgba: Array.from(element.getContext("2d")!.getImageData(0, 0, width, height).data) };
  });
}

/** What the room's canvases show at a position of its timeline. */
async function seenAt(page: Page, canvases: readonly Locator[], position?: number): Promise<Stage[]> {
  if (position !== undefined) {
    const timeline = page
      .getByRole("slider", { name: say("run.timeline") })
      .or(page.getByRole("slider", { name: say("trajectory.cursor") }));
    await timeline.first().fill(String(position));
    await page.evaluate(() => new Promise((shown) => requestAnimationFrame(() => requestAnimationFrame(shown))));
  }
  return Promise.all(canvases.map(painted));
}

test("a film of a walk, of endings, of columns and of a branch shows what the room shows", async ({ page }) => {
  await openQuietly(page);
  for (const kind of KINDS) await test.step(kind.room, () => filmed(page, kind));
});

async function filmed(page: Page, kind: Kind): Promise<void> {
  const { room, query, groups, stops, moments, back = false } = kind;
  await goTo(page, room, query);
  await run(page);
  await done(page, 60_000);
  await kind.prepare?.(page);
  const seen: Stage[][] = [];
  for (const { position } of moments) seen.push(await seenAt(page, kind.canvases(page), position));

  await page.getByRole("button", { name: say("app.film") }).click();
  const dialog = page.getByRole("dialog", { name: say("share.title") });
  await dialog.getByRole("radio", { name: say("film.apng"), exact: true }).check();
  const { bytes, name } = await saved(page, () => dialog.getByRole("button", { name: say("film.save") }).click());
  await page.keyboard.press("Escape");
  expect(name).toBe(`backstep-${room}${back ? "-walk" : ""}.png`);
  expect(takeRecipe(bytes)).toMatchObject({ scene: { room } });
  const layout = layFrame({ width: 32, height: 32, groups, caption: true, smooth: false, size: 720 });
  const shots = shotsOf(stops, { stepsPerSecond: usualPace(stops), ease: true, hold: 1.5, back });
  await opened(bytes, name, (film) => {
    expect(film).toMatchObject({ width: layout.width, height: layout.height });
    expect(film.times.length).toBe(shots.length);
    moments.forEach(({ stop, pictures = [] }, i) => {
      const shot = shots.findIndex((each) => each.stop === stop);
      const frame = film.at(secondsOf(shots.slice(0, shot)) + 1 / FPS);
      seen[i]!.forEach((stage, group) => {
        const found = apart(frame, layout, stage, { group, pictures });
        expect({ stop, group, ...found }).toMatchObject({ largest: 0 });
      });
    });
  });
}

test("on a phone, in Korean and the dark, a film is sent by two presses; its dialog and a gallery with something in it are clean", async ({
  page,
}) => {
  const { say, like } = await inLanguage("ko");
  const clean = async () => {
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  };
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${appUrl}?lang=ko&room=generate&sampler=ddim:4&seed=3&count=1`);
  // A phone's sheet, which takes files only soon after a press.
  await page.evaluate(() => {
    navigator.canShare = () => true;
    navigator.share = async ({ files = [] } = {}) => {
      if (!navigator.userActivation.isActive) throw new DOMException("too late", "NotAllowedError");
      Object.assign(window, { sent: files.map(({ name, type, size }) => [name, type, size > 1000]) });
    };
  });
  const press = (name: string) => page.getByRole("button", { name, exact: true }).click();
  await press(say("run.run"));
  await expect(page.getByText(like("run.took"))).toBeVisible();
  await press(say("app.film"));
  const dialog = page.getByRole("dialog", { name: say("share.title") });
  await dialog.getByRole("button", { name: say("film.send") }).click();
  await expect(dialog.getByText(say("film.sent"))).toBeVisible();
  expect(await page.evaluate(() => Reflect.get(window, "sent"))).toEqual([
    [expect.stringMatching(/^backstep-generate\.(mp4|webm)$/), expect.stringMatching(/^video\//), true],
  ]);
  await expect(dialog.getByRole("button", { name: say("film.save") })).toBeEnabled();
  await dialog.getByText(say("film.more")).click();
  await clean();
  await page.keyboard.press("Escape");
  await page.keyboard.press("k");
  await expect(page.getByText(say("kept.kept"))).toBeVisible();
  await pressRoom(page, say("gallery.name"), say("place.nav"), say("place.all"));
  await page
    .getByRole("listbox", { name: say("gallery.list") })
    .getByRole("option")
    .click();
  await expect(page.getByRole("dialog").getByRole("button", { name: say("gallery.film") })).toBeVisible();
  await clean();
});
