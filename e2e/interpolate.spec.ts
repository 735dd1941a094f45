/** Interpolate, on the processor: every way of mixing, held against what must come out at its ends. */
import { readFileSync } from "node:fs";
import type { ElementHandle, Locator, Page } from "@playwright/test";
import { PNG } from "pngjs";
import { compare, done, openQuietly, pixels, run } from "./app.ts";
import { expect, test } from "./fixtures.ts";
import { like, say } from "./words.ts";

const SIDE = 32;

/** A canvas as it was painted, RGBA. */
function painted(canvas: Locator): Promise<number[]> {
  return canvas.evaluate((element: HTMLCanvasElement) =>
    Array.from(element.getContext("2d")?.getImageData(0, 0, element.width, element.height).data ?? []),
  );
}

/** Picture i of a canvas that holds so many columns, with a gap of one pixel. */
async function picture(canvas: Locator, i: number, columns: number): Promise<number[]> {
  const rgba = await painted(canvas);
  const width = columns * (SIDE + 1) - 1;
  const [left, top] = [(i % columns) * (SIDE + 1), Math.floor(i / columns) * (SIDE + 1)];
  return Array.from({ length: SIDE }, (_, y) => {
    const start = ((top + y) * width + left) * 4;
    return rgba.slice(start, start + SIDE * 4);
  }).flat();
}

const matrix = (page: Page) => page.getByRole("region", { name: like("interpolate.matrix") });
const seen = (page: Page, which: "interpolate.first" | "interpolate.second") =>
  painted(page.getByRole("img", { name: say("interpolate.seenName", { which: say(which) }) }));

async function restart(page: Page) {
  await page
    .getByRole("button", { name: say("settings.apply"), exact: true })
    .or(page.getByRole("button", { name: say("settings.run"), exact: true }))
    .click();
  await done(page, 120_000);
}

/** How often a slider that walks by itself moves in a second or so, while another setting changes every frame. */
async function walked(walking: Locator, other: Locator): Promise<number> {
  const [slider, setting] = [await walking.elementHandle(), await other.elementHandle()];
  return walking.page().evaluate(
    async ([slider, setting]) => {
      const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")!.set!;
      const was = setting.value;
      let moves = 0;
      for (let frame = 0; frame < 72; frame++) {
        const before = slider.value;
        // React hears of a value that was set past it. The last one is the first again.
        set.call(setting, frame % 2 === 0 ? setting.max : was);
        setting.dispatchEvent(new Event("input", { bubbles: true }));
        await new Promise(requestAnimationFrame);
        if (slider.value !== before) moves++;
      }
      return moves;
    },
    [slider, setting] as [ElementHandle<HTMLInputElement>, ElementHandle<HTMLInputElement>],
  );
}

/** A picture of a person's: a PNG of one colour with a square in it. */
function file(name: string, [r, g, b]: readonly [number, number, number]) {
  const png = new PNG({ width: 48, height: 48 });
  for (let i = 0; i < 48 * 48; i++) {
    const inside = Math.abs((i % 48) - 24) < 12 && Math.abs(Math.floor(i / 48) - 24) < 12;
    png.data.set(inside ? [40, 40, 40, 255] : [r, g, b, 255], i * 4);
  }
  return { name, bytes: Array.from(PNG.sync.write(png)) };
}

test("two dropped pictures, rows of t, encoded, and between seeds", async ({ page }) => {
  await openQuietly(page, "?room=generate&sampler=ddim:10&count=1&seed=7");
  await run(page);
  await done(page, 60_000);
  const ofSeed = (await pixels(page)).rgba;

  await test.step("two files dropped in another room become the ends", async () => {
    await page.evaluate(
      (files) => {
        const dataTransfer = new DataTransfer();
        for (const { name, bytes } of files) {
          dataTransfer.items.add(new File([new Uint8Array(bytes)], name, { type: "image/png" }));
        }
        document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
      },
      [file("red.png", [220, 60, 60]), file("blue.png", [60, 60, 220])],
    );
    await expect(page.getByRole("heading", { level: 1, name: say("interpolate.name") })).toBeVisible();
    const [first, second] = [await seen(page, "interpolate.first"), await seen(page, "interpolate.second")];
    expect(first.slice(0, 4)).toEqual([220, 60, 60, 255]);
    expect(second.slice(0, 4)).toEqual([60, 60, 220, 255]);
  });

  await test.step("figure 9: with no noise a row is the pictures themselves; with all noise nothing of them", async () => {
    await expect(page.getByRole("radio", { name: say("interpolate.encodeTitle") })).toBeChecked();
    await page.getByRole("radio", { name: say("interpolate.ddpmTitle") }).check({ force: true });
    await page.getByRole("button", { name: say("preset.ddim10", { steps: 10 }) }).click();
    await page.getByRole("radio", { name: say("interpolate.timesTitle") }).check({ force: true });
    const times = page.getByRole("textbox", { name: say("interpolate.timesLabel") });
    await times.fill("1000, 200, 0");
    await times.press("Enter");
    const stops = page.getByRole("textbox", { name: say("interpolate.intervals") });
    await stops.fill("2");
    await stops.press("Enter");
    await run(page);
    await done(page, 120_000);
    const canvas = matrix(page).locator("canvas");
    const [first, second] = [await seen(page, "interpolate.first"), await seen(page, "interpolate.second")];
    expect(compare(await picture(canvas, 6, 3), first).largest).toBe(0);
    expect(compare(await picture(canvas, 8, 3), second).largest).toBe(0);
    const middle = first.map((value, i) => (value + second[i]!) / 2);
    expect(compare(await picture(canvas, 7, 3), middle).largest).toBeLessThanOrEqual(1);
    const far = compare(await picture(canvas, 0, 3), first).mean;
    const near = compare(await picture(canvas, 3, 3), first).mean;
    console.log(`reconstruction: ${near.toFixed(1)} levels from the picture at t = 200, ${far.toFixed(1)} at t = 1000`);
    expect(near).toBeLessThan(far / 3);
  });

  await test.step("a cell that is pressed is shown large, its row below; the slider moves along it", async () => {
    await page.getByRole("button", { name: "t = 200, λ = 0", exact: true }).first().click();
    const slider = page.getByRole("slider", { name: say("interpolate.lambda") });
    await expect(slider).toHaveAttribute("aria-valuetext", say("interpolate.between", { lambda: "0" }));
    await slider.press("End");
    await expect(slider).toHaveAttribute("aria-valuetext", say("interpolate.between", { lambda: "1" }));
    const strip = page.getByRole("region", { name: say("interpolate.strip") }).locator("canvas");
    expect(await picture(strip, 2, 3)).toEqual(await picture(matrix(page).locator("canvas"), 5, 3));
    await page.getByRole("button", { name: say("interpolate.walk") }).click();
    await expect(slider).toHaveAttribute("aria-valuetext", say("interpolate.between", { lambda: "0" }));
    // As during a run, which renders the room oftener than the walk moves.
    expect(await walked(slider, page.getByRole("slider", { name: say("interpolate.intervals") }))).toBeGreaterThan(1);
    await page.getByRole("button", { name: say("interpolate.walk") }).click();
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: say("pictures.saveGrid") }).click();
    const png = PNG.sync.read(readFileSync(await (await download).path()));
    expect([png.width, png.height]).toEqual([3 * SIDE * 4, 3 * SIDE * 4]);
  });

  await test.step("the three ways of mixing have the same ends, and another middle", async () => {
    await page.getByRole("radio", { name: say("interpolate.mixesTitle") }).check({ force: true });
    await restart(page);
    const canvas = matrix(page).locator("canvas");
    const at = (row: number, column: number) => picture(canvas, row * 3 + column, 3);
    for (const column of [0, 2]) expect(await at(1, column)).toEqual(await at(0, column));
    expect(compare(await at(1, 1), await at(0, 1)).mean).toBeGreaterThan(1);
  });

  await test.step("a generated picture as an end; encoded into x_T and back it is there again; undone", async () => {
    await page.getByRole("button", { name: `${say("interpolate.first")}: ${say("generated.title")}` }).click();
    await page.getByRole("button", { name: say("generated.take", { n: 1 }) }).click();
    await page.keyboard.press("Escape");
    const first = await seen(page, "interpolate.first");
    expect(compare(first, ofSeed).largest).toBeLessThanOrEqual(1);
    await page.getByRole("radio", { name: say("interpolate.oneTitle") }).check({ force: true });
    const steps = page.getByRole("textbox", { name: say("sampler.steps") });
    await steps.fill("25");
    await steps.press("Enter");
    await page.getByRole("radio", { name: say("interpolate.encodeTitle") }).check({ force: true });
    await restart(page);
    const strip = page.getByRole("region", { name: say("interpolate.strip") }).locator("canvas");
    const back = compare(await picture(strip, 0, 3), first);
    console.log(`encoded and decoded in 25 steps each: ${back.mean.toFixed(2)} levels in the mean`);
    expect(back.mean).toBeLessThan(12);
    for (let i = 0; i < 4; i++) await page.getByRole("button", { name: say("settings.undo"), exact: true }).click();
    expect((await seen(page, "interpolate.first")).slice(0, 4)).toEqual([220, 60, 60, 255]);
  });

  await test.step("between two seeds: at λ = 0 it is the first seed's own picture", async () => {
    await page.getByRole("radio", { name: say("interpolate.seedsTitle") }).check({ force: true });
    await page.getByRole("button", { name: say("preset.ddim10", { steps: 10 }) }).click();
    const seed = page.getByRole("textbox", { name: say("interpolate.seedFirst") });
    await seed.fill("7");
    await seed.press("Enter");
    await restart(page);
    const strip = page.getByRole("region", { name: say("interpolate.strip") }).locator("canvas");
    expect(await picture(strip, 0, 3)).toEqual(ofSeed);
  });
});
