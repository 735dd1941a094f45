/** Who comes for the first time sees in every room what it does, says so, before anything has run there. */
import { ROOMS } from "../src/rooms/index.ts";
import { allRooms, firstRoom, setTable } from "../src/scene/rooms.ts";
import { enter, goTo, modelReady, run } from "./app.ts";
import { appUrl, expect, test } from "./fixtures.ts";
import { like, say } from "./words.ts";

setTable(ROOMS);

test("every room greets with a recording, asked for only there, and a run takes its place", async ({ page }) => {
  const asked: string[] = [];
  page.on("request", (request) => {
    const [, name] = /recorded\/([\w-]+)\.json$/.exec(new URL(request.url()).pathname) ?? [];
    if (name) asked.push(name);
  });
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto(appUrl);
  await modelReady(page);
  const label = page.getByText(like("recorded.of"));
  await expect(page.getByText(say("showreel.label"))).toBeVisible();
  expect(asked).toEqual(["faces-32"]);

  const others = allRooms().filter((room) => room !== firstRoom() && room.greeting !== undefined);
  for (const { id, words } of others) {
    await enter(page, words.say("name"));
    await expect(label).toBeVisible();
    expect(asked.at(-1)).toBe(id);
    // It is painted, or drawn: not an empty place.
    await expect
      .poll(() =>
        page.evaluate(() =>
          [...document.querySelectorAll<HTMLCanvasElement>("#stage canvas")].some((canvas) => {
            const { width, height } = canvas;
            return (
              width > 0 &&
              canvas
                .getContext("2d")
                ?.getImageData(0, 0, width, height)
                .data.some((level) => level > 0)
            );
          }),
        ),
      )
      .toBe(true);
  }
  expect(asked).toEqual(["faces-32", ...others.map(({ id }) => id)]);

  await goTo(page, "trajectory", "sampler=ddim:4&count=2");
  await expect(label).toBeVisible();
  await run(page);
  await expect(label).toHaveCount(0);
  await expect(page.getByRole("button", { name: say("trajectory.enlarge", { n: 1 }) })).toBeVisible();
});
