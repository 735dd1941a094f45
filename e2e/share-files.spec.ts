/** What is saved, copied, sent and dragged out of the page, and what comes back when it is dropped on it. */
import type { Locator, Page } from "@playwright/test";
import { PNG } from "pngjs";
import { readNpy } from "../src/bytes/npy.ts";
import { chunks } from "../src/bytes/png-chunks.ts";
import { readText } from "../src/bytes/png-text.ts";
import { takeRecipe } from "../src/recipe/recipe-png.ts";
import { done, drop, enter, openQuietly, pixels, run, saved, setSeed } from "./app.ts";
import { expect, pageOf, pagesUrl } from "./fixtures.ts";
import { IDENTICAL, makeShort, openShare, RECIPE, SHORT, sharedRecipe, madeTest as test } from "./share.ts";
import { like, say } from "./words.ts";

const pngFile = (bytes: Buffer) => ({ name: "shared.png", type: "image/png", bytes: [...bytes] });
const savePng = (page: Page, dialog: Locator) =>
  saved(page, () => dialog.getByRole("button", { name: say("share.savePng") }).click());
const kinds = (png: Buffer) => [...new Set([...chunks(png)].map(({ type }) => type))];

/** A picture of the grid on the stage, cut out of the canvas: RGBA. */
function cell({ width, rgba }: { width: number; rgba: readonly number[] }, column: number): number[] {
  return Array.from({ length: 32 * 32 * 4 }, (_, i) => {
    const [y, x] = [Math.floor(i / 128), Math.floor(i / 4) % 32];
    return rgba[(y * width + column * 33 + x) * 4 + (i % 4)]!;
  });
}

test("a PNG carries pixels and recipe; with the switch it carries pixels only", async ({ made: page }) => {
  const stage = await pixels(page);
  const dialog = await openShare(page);
  await dialog.getByRole("radio", { name: say("share.strip") }).check();
  const { bytes, name } = await savePng(page, dialog);
  expect(name).toBe("backstep-generate-strip.png");
  await expect(dialog.getByText(`Saved ${name}.`)).toBeVisible();
  await page.screenshot({ path: test.info().outputPath("share.png") });

  // Two pictures side by side, each pixel a square.
  const { width, height, data } = PNG.sync.read(bytes);
  const scale = height / 32;
  expect([width, scale]).toEqual([64 * scale, 8]);
  for (const column of [0, 1]) {
    const found = cell(stage, column).map((_, i) => {
      const [y, x] = [Math.floor(i / 128), Math.floor(i / 4) % 32];
      return data[((y * scale + 3) * width + (column * 32 + x) * scale + 3) * 4 + (i % 4)];
    });
    expect(found).toEqual(cell(stage, column));
  }
  expect(takeRecipe(bytes)).toMatchObject({ scene: { room: "generate", seed: "41", count: 2 }, model: RECIPE.model });
  expect(readText(bytes, "parameters")).toMatch(/^Steps: 10, Sampler: DDIM, .*Seed: 41, Size: 32x32/);
  expect(readText(bytes, "XML:com.adobe.xmp")).toContain("digitalsourcetype/trainedAlgorithmicMedia");

  await dialog.getByRole("switch", { name: say("share.bare") }).check();
  await expect(async () => {
    const { bytes: bare } = await savePng(page, dialog);
    expect(kinds(bare)).toEqual(["IHDR", "IDAT", "IEND"]);
    expect(PNG.sync.read(bare).data.equals(data)).toBe(true);
    expect(bare.includes("backstep") || bare.includes("Steps:")).toBe(false);
  }).toPass({ timeout: 10_000 });
  await dialog.getByRole("switch", { name: say("share.bare") }).uncheck();
  await page.keyboard.press("Escape");
});

test("a dropped PNG brings room and settings back, and asks where something would be lost", async ({
  page: maker,
  wasm,
}) => {
  await makeShort(maker);
  const { bytes } = await saved(maker, () => maker.getByRole("button", { name: say("pictures.saveGrid") }).click());
  const made = await pixels(maker);

  // Over the very pictures it was saved from there is nothing to make: they are compared as they stand.
  await drop(maker, [pngFile(bytes)]);
  await expect(maker.getByText(IDENTICAL)).toBeVisible();

  // In another tab and another room, with nothing to lose. (This tab would have its run again.)
  await pageOf(wasm, async (page) => {
    await openQuietly(page, "?room=compare");
    await drop(page, [pngFile(bytes)]);
    await expect(page.getByRole("heading", { level: 1, name: say("generate.name") })).toBeVisible();
    const seed = page.getByRole("textbox", { name: say("seed.label") });
    await expect(seed).toHaveValue("41");
    await expect(page).toHaveURL(new RegExp(`${SHORT.replace("?", "\\?")}$`));
    await page.getByRole("button", { name: say("share.replay") }).click();
    await expect(page.getByText(IDENTICAL)).toBeVisible({ timeout: 120_000 });
    expect((await pixels(page)).rgba).toEqual(made.rgba);

    // Over a run of one's own it asks first; "Not now" leaves everything.
    await setSeed(page, "7");
    await page.getByRole("button", { name: say("settings.run") }).click();
    await done(page, 60_000);
    const own = await pixels(page);
    await drop(page, [pngFile(bytes)]);
    const offer = page.getByRole("dialog", { name: say("share.offerFile", { name: "shared.png" }) });
    await expect(offer.getByText(say("share.loses"))).toBeVisible();
    await offer.getByRole("button", { name: say("share.cancel") }).click();
    await expect(seed).toHaveValue("7");
    expect((await pixels(page)).rgba).toEqual(own.rgba);

    // In a room that takes pictures it may be meant as one.
    await enter(page, say("interpolate.name"));
    await drop(page, [pngFile(bytes)]);
    await offer.getByRole("button", { name: say("share.asPicture") }).click();
    await expect(
      page.getByRole("button", { name: `${say("interpolate.first")}: ${say("interpolate.remove")}` }),
    ).toBeVisible();
    await drop(page, [pngFile(bytes)]);
    await offer.getByRole("button", { name: say("share.settingsOnly") }).click();
    await expect(seed).toHaveValue("41");
    const here = page.getByText(/^Shared settings: Generate, DDIM, 10 steps, Seed 41\./);
    await expect(here).toBeVisible();
    await setSeed(page, "8");
    await expect(here).toBeHidden();
  });
});

test("a damaged recipe in a PNG is explained, and the picture can still be used as one", async ({ made: page }) => {
  const before = await pixels(page);
  const { bytes } = await saved(page, () => page.getByRole("button", { name: say("pictures.saveGrid") }).click());
  const text = [...chunks(bytes)].find(({ data }) =>
    Buffer.from(data).subarray(0, 9).equals(Buffer.from("backstep\0")),
  )!;
  const alert = page.getByRole("alert");
  await drop(page, [pngFile(bytes.subarray(0, text.to - 40))]);
  await expect(alert).toContainText(
    `${say("share.badFile", { name: "shared.png" })} ${say("share.truncated", { source: "file" })}`,
  );
  bytes[text.to - 1]! ^= 1;
  await drop(page, [pngFile(bytes)]);
  await expect(alert).toContainText(
    `${say("share.badFile", { name: "shared.png" })} ${say("share.damaged", { source: "file" })}`,
  );
  expect((await pixels(page)).rgba).toEqual(before.rgba);
  await alert.getByRole("button", { name: say("share.asPicture") }).click();
  await expect(
    page.getByRole("button", { name: `${say("interpolate.first")}: ${say("interpolate.remove")}` }),
  ).toBeVisible();
  await page.goBack();
});

test("an interpolation says that two pictures travel with it, and they come back", async ({ page }) => {
  await openQuietly(page, "?room=interpolate&sampler=ddim:10&intervals=2");
  await page.getByRole("button", { name: say("interpolate.drawTwo") }).click();
  await expect(
    page.getByRole("button", { name: `${say("interpolate.second")}: ${say("interpolate.remove")}` }),
  ).toBeVisible();
  await run(page);
  await done(page, 120_000);
  const dialog = await openShare(page);
  await expect(dialog.getByText(say("share.travel", { count: 2 }))).toBeVisible();
  // Two links stand side by side: what is short leaves the pictures here.
  const choices = dialog.getByRole("region", { name: say("share.link") });
  await expect(choices.getByText(say("share.linkSettingsHelp", { count: 2 }))).toBeVisible();
  await expect(choices.getByText(say("share.linkPicturesHelp", { count: 2 }))).toBeVisible();
  const lengths = (await choices.getByText(like("share.characters")).allTextContents()).map((text) =>
    Number(text.replace(/\D/g, "")),
  );
  expect(lengths[0]).toBeLessThan(500);
  await expect(choices.getByRole("button", { name: say("share.asPng") })).toHaveCount(lengths[1]! > 2000 ? 1 : 0);
  await page.screenshot({ path: test.info().outputPath("travel.png") });
  await page.keyboard.press("Escape");
  const { bytes } = await saved(page, () =>
    page
      .getByRole("button", { name: /^Save .* as PNG$/ })
      .first()
      .click(),
  );
  await expect(page.getByText(say("save.travel", { count: 2 }))).toBeVisible();
  // Drawn, so no person's: a model alone made it.
  expect(readText(bytes, "XML:com.adobe.xmp")).toContain("digitalsourcetype/trainedAlgorithmicMedia");
  const sent = takeRecipe(bytes)!;
  const json = await sharedRecipe(page);
  expect(json.scene).toEqual(sent.scene);

  const other = await page.context().newPage();
  await openQuietly(other, "?room=bits");
  await drop(other, [pngFile(bytes)]);
  const offer = other.getByRole("dialog", { name: say("share.offerFile", { name: "shared.png" }) });
  await expect(offer.getByRole("img", { name: like("share.input") })).toHaveCount(2);
  await offer.getByRole("button", { name: say("share.replay") }).click();
  await expect(other.getByText(say("share.identical", { count: 3 }))).toBeVisible({ timeout: 120_000 });
  expect((await sharedRecipe(other)).scene).toEqual(sent.scene);
  await other.close();
});

test("numbers and JSON come back as they went", async ({ made, page }) => {
  const stage = await pixels(made);
  const dialog = await openShare(made);
  await dialog.getByText(say("share.raw")).click();
  const file = async (name: string) => (await saved(made, () => dialog.getByRole("button", { name }).click())).bytes;
  const x0 = readNpy(await file(say("share.x0")));
  expect(x0.shape).toEqual([2, 3, 32, 32]);
  const levels = Uint8ClampedArray.from({ length: 2 * 32 * 32 * 4 }, (_, i) => {
    const [picture, pixel, channel] = [Math.floor(i / 4096), Math.floor(i / 4) % 1024, i % 4];
    return channel === 3 ? 255 : (x0.data[(picture * 3 + channel) * 1024 + pixel]! + 1) * 127.5;
  });
  expect([...levels]).toEqual([...cell(stage, 0), ...cell(stage, 1)]);
  const trajectory = readNpy(await file(say("share.trajectory")));
  expect(trajectory.shape.slice(1)).toEqual(x0.shape);
  expect(trajectory.data.slice(-x0.data.length)).toEqual(x0.data);

  const json = await file(say("share.recipe"));
  await made.keyboard.press("Escape");
  await openQuietly(page, "?room=compare");
  await drop(page, [{ name: "recipe.json", type: "application/json", bytes: [...json] }]);
  await expect(page.getByRole("textbox", { name: say("seed.label") })).toHaveValue("41");
  await expect(page).toHaveURL(new RegExp(`${SHORT.replace("?", "\\?")}$`));
  await drop(page, [
    { name: "recipe.json", type: "application/json", bytes: [...Buffer.from('{"v":1,"__proto__":{}}')] },
  ]);
  await expect(page.getByRole("alert")).toContainText(
    `${say("share.badFile", { name: "recipe.json" })} ${say("share.forbidden-name")}`,
  );
});

test("to the clipboard, to another program, to a place one chooses, and out by dragging", async ({ page }) => {
  // The system's own dialogs, which a headless browser does not have: what the page gives them is kept.
  await page.addInitScript(() => {
    const given: File[] = [];
    const define = (on: object, name: string, value: unknown) => Object.defineProperty(on, name, { value });
    define(window, "given", given);
    define(navigator, "canShare", ({ files }: ShareData) => files?.[0]?.type === "image/png");
    define(navigator, "share", async ({ files }: ShareData) => void given.push(...(files ?? [])));
    define(window, "showOpenFilePicker", () => {});
    define(window, "showSaveFilePicker", async ({ suggestedName }: { suggestedName: string }) => {
      if (document.title === "close") throw new DOMException("The user aborted a request.", "AbortError");
      const folder = await navigator.storage.getDirectory();
      return folder.getFileHandle(suggestedName, { create: true });
    });
  });
  await makeShort(page);
  const dialog = await openShare(page);
  const preview = dialog.getByRole("img", { name: say("share.preview", { width: 512, height: 256 }) });
  await expect(preview).toBeVisible();
  const shown = await preview.evaluate(async (image: HTMLImageElement) => {
    const bytes = await (await fetch(image.src)).arrayBuffer();
    return { src: image.src, bytes: [...new Uint8Array(bytes)] };
  });
  expect(takeRecipe(Uint8Array.from(shown.bytes))).toMatchObject({ scene: { seed: "41" } });

  await dialog.getByRole("button", { name: say("share.copyPicture") }).click();
  await expect(dialog.getByText(say("share.pictureCopied"))).toBeVisible();
  const copied = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const { width, height } = await createImageBitmap(await item!.getType("image/png"));
    return [width, height];
  });
  expect(copied).toEqual([512, 256]);

  await dialog.getByRole("button", { name: say("share.send") }).click();
  await expect(dialog.getByText(say("share.sent"))).toBeVisible();
  const given = await page.evaluate(async () => {
    const [file] = (window as unknown as { given: File[] }).given;
    return { name: file?.name, bytes: [...new Uint8Array(await file!.arrayBuffer())] };
  });
  expect(given).toEqual({ name: "backstep-generate-grid.png", bytes: shown.bytes });

  await dialog.getByRole("button", { name: say("share.savePng") }).click();
  await expect(dialog.getByText(say("share.saved", { name: "backstep-generate-grid.png" }))).toBeVisible();
  const written = await page.evaluate(async () => {
    const folder = await navigator.storage.getDirectory();
    const file = await (await folder.getFileHandle("backstep-generate-grid.png")).getFile();
    return [...new Uint8Array(await file.arrayBuffer())];
  });
  expect(written).toEqual(shown.bytes);
  await page.evaluate(() => {
    document.title = "close";
  });
  await dialog.getByRole("button", { name: say("share.savePng") }).click();
  await expect(dialog.getByText(like("share.saved"))).toBeHidden();

  await page.evaluate(() => {
    document.addEventListener("dragstart", ({ dataTransfer }) => {
      document.title = dataTransfer?.getData("DownloadURL") ?? "";
    });
  });
  await preview.hover();
  await page.mouse.down();
  await page.mouse.move(20, 20, { steps: 5 });
  await expect(page).toHaveTitle(`image/png:backstep-generate-grid.png:${shown.src}`);
  await page.keyboard.press("Escape");
  await page.mouse.up();
});

test("a picture larger than 32 × 32 becomes lossy before it runs, and two of them fit a link", async ({ wasm }) => {
  const page = await wasm.newPage();
  await page.goto(`${pagesUrl}blank.html`);
  const told = await page.evaluate(async () => {
    const load = (path: string) => import(/* @vite-ignore */ path);
    const { watchLargePictures } = await load("/src/pictures/large-pictures.ts");
    const { pictureFrom } = await load("/src/pictures/picture-from.ts");
    const { sourceOf } = await load("/src/pictures/sources.ts");
    const { installRooms } = await load("/src/app/install.ts");
    const { ROOMS } = await load("/src/rooms/index.ts");
    const { setEnd } = await load("/src/rooms/interpolate/ends.ts");
    const { settings } = await load("/src/rooms/interpolate/scene.ts");
    const { useStore } = await load("/src/app/store.ts");
    const { pack, unpack } = await load("/src/scene/packing.ts");
    const { writeLink, readLink } = await load("/src/recipe/link.ts");
    const { openScene } = await load("/src/scene/packed-scene.ts");
    const { decodeWebp } = await load("/src/scene/webp.ts");

    installRooms(ROOMS);
    watchLargePictures();
    const settled = new Promise<void>((resolve) => {
      useStore.subscribe(() => settings.get().ends.every((end: { webp?: unknown } | null) => end?.webp) && resolve());
    });
    const cut = [0, 1].map((end) => {
      const canvas = new OffscreenCanvas(256, 256);
      const context = canvas.getContext("2d")!;
      for (let i = 0; i < 400; i++) {
        context.fillStyle = `hsl(${(i * 47 + end * 90) % 360} 70% ${30 + (i % 50)}%)`;
        context.fillRect((i * 61) % 256, (i * 97) % 256, 40, 40);
      }
      const picture = pictureFrom(
        { name: "patches", bitmap: canvas.transferToImageBitmap() },
        { width: 64, height: 64, channels: 3 },
      );
      setEnd(end, picture);
      return picture;
    });
    await settled;
    const scene = settings.get();
    const model = { id: "m", sha256: "0".repeat(64) };
    const link = writeLink({ v: 1, model, scene: pack(scene) });
    const opened = await openScene(readLink(link).scene, decodeWebp);
    const same = (a: Uint8Array, b: Uint8Array) => a.every((value, i) => value === b[i]);
    return {
      link: link.length,
      changed: scene.ends.map((end: (typeof cut)[0], i: number) => !same(end.pixels, cut[i].pixels)),
      arrived: opened.ends.map((end: (typeof cut)[0], i: number) => same(end.pixels, scene.ends[i].pixels)),
      croppable: scene.ends.map((end: (typeof cut)[0]) => sourceOf(end) !== null),
      known: (await unpack(pack(scene))).ends[0] === scene.ends[0],
      undo: useStore.getState().scenes.interpolate.past.length,
    };
  });
  console.log(`two pictures of 64 × 64: a link of ${told.link} characters`);
  expect(told.link).toBeLessThanOrEqual(16_384);
  expect(told).toMatchObject({ changed: [true, true], arrived: [true, true], croppable: [true, true], known: true });
  expect(told.undo, "the two pictures; becoming lossy is no step").toBe(2);
  await page.close();
});
