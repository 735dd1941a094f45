/** What the app's tests do again and again: open it quietly, choose settings, wait for a run, read its pictures. */
import { readFile } from "node:fs/promises";
import { expect, type Locator, type Page } from "@playwright/test";
import { appUrl } from "./fixtures.ts";
import { like, say } from "./words.ts";

/** Opens the app as somebody who wants no motion: nothing starts by itself. */
export async function openQuietly(page: Page, search = ""): Promise<void> {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto(appUrl + search);
  await modelReady(page);
}

/** Goes to a room with the settings of a query (others than it has), as the browser's Back does: nothing is loaded again. */
export async function goTo(page: Page, room: string, query: string): Promise<void> {
  await page.evaluate(
    ([room, query]) => {
      history.pushState({ place: room, scene: null }, "", `?room=${room}&${query}`);
      dispatchEvent(new PopStateEvent("popstate", { state: history.state }));
    },
    [room, query],
  );
  await expect(page.getByRole("heading", { level: 1, name: new RegExp(room, "i") })).toBeVisible();
  // The page keeps an entry's settings with it once it has taken them.
  await page.waitForFunction(() => history.state.scene !== null);
}

/** Presses a room's button in the navigation; on a phone, whose bar has a few, in the sheet with all. */
export async function pressRoom(page: Page, name: string, nav = say("place.nav"), all = say("place.all")) {
  const bar = page.getByRole("navigation", { name: nav, exact: true });
  const button = bar.getByRole("button", { name, exact: true });
  const more = bar.getByRole("button", { name: all, exact: true });
  await expect(button.or(more).first()).toBeVisible();
  if (await button.isVisible()) return button.click();
  await more.click();
  const sheet = page.getByRole("dialog", { name: all, exact: true });
  await sheet.getByRole("button", { name, exact: true }).click();
  await expect(sheet).toHaveCount(0);
}

/** Goes to a room as a person does. The one before it stays on screen while it loads. */
export async function enter(page: Page, name: string): Promise<void> {
  await pressRoom(page, name);
  await expect(page.getByRole("heading", { level: 1, name, exact: true })).toBeVisible();
}

export const WASM = say("engine.cpu", { label: "wasm" });
export const WEBGPU = say("engine.gpu", { label: "WebGPU" });
/** Our own engine. */
export const WGSL = say("engine.gpu", { label: "WGSL" });

/** What says which engine runs; without a name, whichever it is. */
export const engineBadge = (page: Page, name = "") =>
  page.getByRole("button", { name: `${say("engine.label")}: ${name}` });

/** A cold software GPU compiles shaders for a while before the engine may say that it is right. */
export async function modelReady(page: Page): Promise<void> {
  await expect(engineBadge(page)).toBeVisible({ timeout: 180_000 });
}

export async function setCount(page: Page, count: number): Promise<void> {
  const box = page
    .getByRole("textbox", { name: say("count.label") })
    .or(page.getByRole("spinbutton", { name: say("count.label") }));
  await box.fill(String(count));
  await box.press("Enter");
}

export async function setSeed(page: Page, seed: string): Promise<void> {
  const box = page.getByRole("textbox", { name: say("seed.label") });
  await box.fill(seed);
  await box.press("Enter");
}

export const run = (page: Page) => page.getByRole("button", { name: say("run.run"), exact: true }).click();

/** Waits for the end of a run, and for its last pictures to be painted: the words can be a frame ahead of them. */
export async function done(page: Page, timeout: number): Promise<void> {
  await expect(page.getByText(like("run.took"))).toBeVisible({ timeout });
  await page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))));
}

export interface DroppedFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: ArrayLike<number>;
}

/** What takes drops and pastes comes after the first paint: waits until a drag over the page is answered. */
export async function takesDrops(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([], "nothing"));
    const drag = (kind: string) => new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer });
    const answered = !document.body.dispatchEvent(drag("dragover"));
    document.body.dispatchEvent(drag("dragleave"));
    return answered;
  });
}

/** Drops files on the page, as a hand would with the mouse. */
export async function drop(page: Page, files: readonly DroppedFile[]): Promise<void> {
  await takesDrops(page);
  // As base64: a model has millions of bytes, and a list of numbers would be read one by one.
  const texts = files.map(({ name, type, bytes }) => ({ name, type, text: Buffer.from(bytes).toString("base64") }));
  await page.evaluate(async (all) => {
    const dataTransfer = new DataTransfer();
    for (const { name, type, text } of all) {
      const bytes = await (await fetch(`data:application/octet-stream;base64,${text}`)).arrayBuffer();
      dataTransfer.items.add(new File([bytes], name, { type }));
    }
    const target = document.querySelector("#stage") ?? document.body;
    for (const kind of ["dragenter", "dragover", "drop"]) {
      target.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer }));
    }
  }, texts);
}

/** What a press saves: the file's bytes and its name. */
export async function saved(page: Page, press: () => Promise<void>): Promise<{ bytes: Buffer; name: string }> {
  const [download] = await Promise.all([page.waitForEvent("download"), press()]);
  return { bytes: await readFile(await download.path()), name: download.suggestedFilename() };
}

/** The main canvas's pixels as the page paints them, RGBA at the pictures' own size. */
export async function pixels(page: Page): Promise<{ width: number; height: number; rgba: number[] }> {
  // What paints pictures is loaded when there are some: a run of milliseconds may be done before.
  await page.locator("#stage canvas").first().waitFor();
  return page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>("#stage canvas");
    if (!canvas) throw new Error("no canvas on the stage");
    const { width, height } = canvas;
    const data = canvas.getContext("2d")?.getImageData(0, 0, width, height).data;
    return { width, height, rgba: Array.from(data ?? []) };
  });
}

/** Mean and largest difference of 8-bit levels, and how many are within 4. */
export function compare(a: readonly number[], b: readonly number[]) {
  expect(a.length).toBe(b.length);
  const differences = a.map((level, i) => Math.abs(level - b[i]!));
  return {
    mean: differences.reduce((sum, d) => sum + d, 0) / differences.length,
    largest: Math.max(...differences),
    close: differences.filter((d) => d <= 4).length / differences.length,
  };
}

/**
 * Display frames from the hand on a slider to the picture on a canvas, for each position: from the input
 * event to the frame in which the canvas holds other pixels than before it.
 */
export function scrubFrames(canvas: Locator, slider: string, positions: readonly number[]): Promise<number[]> {
  return canvas.evaluate(
    async (canvas, { slider, positions }) => {
      const { width, height } = canvas as HTMLCanvasElement;
      const read = () => (canvas as HTMLCanvasElement).getContext("2d")!.getImageData(0, 0, width, height).data.join();
      const input = document.querySelector<HTMLInputElement>(`input[aria-label="${slider}"]`)!;
      const took: number[] = [];
      for (const position of positions) {
        const before = read();
        input.value = String(position);
        input.dispatchEvent(new Event("input", { bubbles: true }));
        let frames = 0;
        do {
          await new Promise(requestAnimationFrame);
          frames++;
        } while (read() === before);
        took.push(frames);
      }
      return took;
    },
    { slider, positions },
  );
}
