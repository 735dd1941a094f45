/** What people drop and paste: pictures of every kind a browser can show, recipes under any name, links from anywhere. */
import type { Page } from "@playwright/test";
import { encodePng } from "../src/bytes/png-pixels.ts";
import { makeRecipe, writeRecipe } from "../src/recipe/recipe.ts";
import { putRecipe } from "../src/recipe/recipe-png.ts";
import { type InterpolateScene, FIRST as WALK } from "../src/rooms/interpolate/scene.ts";
import type { InputPicture } from "../src/scene/picture.ts";
import { drop, takesDrops } from "./app.ts";
import { appUrl, expect, pagesUrl, test } from "./fixtures.ts";
import { oddPictures } from "./odd-pictures.ts";
import { linkOf, RECIPE } from "./share.ts";

const PNG = encodePng({ width: 40, height: 40, channels: 3, pixels: new Uint8Array(4800).map((_, i) => i) });
const OURS = putRecipe(PNG, RECIPE, { metadata: true, width: 32, height: 32 });
const file = (name: string, bytes: Uint8Array | string, type = "") => ({ name, type, bytes: [...Buffer.from(bytes)] });

/** The page as somebody sees it who wants no motion; no test here waits for the model. */
async function open(page: Page, search = ""): Promise<void> {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto(appUrl + search);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await takesDrops(page);
}

/** Pastes where the focus is. Says whether the page took it. */
function paste(page: Page, texts: Record<string, string>, pictures: readonly Uint8Array[] = []): Promise<boolean> {
  return page.evaluate(
    ([texts, pictures]) => {
      const clipboardData = new DataTransfer();
      for (const [type, text] of Object.entries(texts)) clipboardData.setData(type, text);
      for (const bytes of pictures) {
        clipboardData.items.add(new File([new Uint8Array(bytes)], "image.png", { type: "image/png" }));
      }
      const event = new ClipboardEvent("paste", { bubbles: true, cancelable: true, clipboardData });
      return !(document.activeElement ?? document.body).dispatchEvent(event);
    },
    [texts, pictures.map((bytes) => [...bytes])] as const,
  );
}

const offer = (page: Page) => page.getByRole("dialog", { name: /^A (shared )?result/ });
const decline = (page: Page) =>
  offer(page)
    .getByRole("button", { name: say("share.cancel") })
    .click();
const removeFirst = (page: Page) =>
  page.getByRole("button", { name: `${say("interpolate.first")}: ${say("interpolate.remove")}` });

import { like, say } from "./words.ts";

test("any picture that the browser can show opens, whatever its name", async ({ page }) => {
  const all = await oddPictures();
  await page.goto(`${pagesUrl}blank.html`);
  const seen = await page.evaluate(
    async (files) => {
      const load = (path: string) => import(/* @vite-ignore */ path);
      const { open } = await load("/src/pictures/open.ts");
      const { layPaper } = await load("/src/pictures/paper.ts");
      const { getState, setState } = await load("/src/app/store.ts");
      const found = [];
      for (const { name, type, bytes } of files) {
        setState({ notices: [] });
        const file = await (await fetch(`data:;base64,${bytes}`)).arrayBuffer();
        const bitmap: ImageBitmap | null = await open(new File([file], name, { type }));
        const said = getState().notices.map(({ text }: { text: () => string }) => text());
        if (!bitmap) {
          found.push({ name, said });
          continue;
        }
        const { width, height } = bitmap;
        const context = new OffscreenCanvas(width, height).getContext("2d")!;
        // As a network without opacity is shown it.
        layPaper(context, bitmap);
        context.drawImage(bitmap, 0, 0);
        const at = (x: number, y: number) => [...context.getImageData(x, y, 1, 1).data];
        found.push({ name, said, width, height, middle: at(width >> 1, height >> 1), corner: at(1, 1) });
      }
      return found;
    },
    all.map(({ name, type, bytes }) => ({ name, type, bytes: Buffer.from(bytes).toString("base64") })),
  );
  const close = (colour: readonly number[]) => [...colour, 255].map((level) => expect.closeTo(level, -1.2));
  expect(seen).toEqual(
    all.map(({ name, width, height, middle, corner, ground, cutOff }) => ({
      name,
      said: ground === "dark" ? [say("picture.dark", { name })] : cutOff ? [say("picture.cut-off", { name })] : [],
      width,
      height,
      middle: close(middle),
      corner: close(corner),
    })),
  );
});

test("a file is what its bytes say: our PNG and our JSON keep their recipe under any name", async ({ page }) => {
  await open(page, "?room=bits");
  for (const [name, bytes, type] of [
    ["ours.jpg", OURS, "image/jpeg"],
    ["ours", OURS, ""],
  ] as const) {
    await drop(page, [file(name, bytes, type)]);
    await expect(offer(page), name).toHaveAccessibleName(`A result in “${name}”`);
    await expect(offer(page).getByRole("button", { name: say("share.asPicture") })).toBeVisible();
    await decline(page);
  }
  // Nothing is lost by opening it, so nobody is asked.
  await drop(page, [file("recipe", `\ufeff${writeRecipe(RECIPE)}`)]);
  await expect(page.getByRole("heading", { level: 1, name: say("generate.name") })).toBeVisible();
  await expect(page.getByRole("textbox", { name: say("seed.label") })).toHaveValue("5");
  await drop(page, [
    file("note.txt", `Look what I found:\n${linkOf({ ...RECIPE, scene: { ...RECIPE.scene, seed: "6" } })}.`),
  ]);
  await expect(offer(page)).toContainText("6");
});

test("weights that were replaced, or a wrong setting, cost the promise, not the other settings", async ({ page }) => {
  await open(page);
  const old = { ...RECIPE, model: { ...RECIPE.model, sha256: "0".repeat(64) } };
  await drop(page, [file("old.json", writeRecipe(old))]);
  await expect(offer(page)).toContainText("have been replaced since");
  await offer(page)
    .getByRole("button", { name: say("share.settingsOnly") })
    .click();
  await expect(page.getByRole("textbox", { name: say("seed.label") })).toHaveValue("5");

  const wrong = JSON.stringify({ ...RECIPE, scene: { ...RECIPE.scene, seed: "9", count: 65 } });
  await drop(page, [file("wrong.json", wrong)]);
  await expect(offer(page)).toContainText("“count” is 65, expected a whole number from 1 to 64");
  await offer(page)
    .getByRole("button", { name: say("share.settingsOnly") })
    .click();
  await expect(page.getByRole("textbox", { name: say("seed.label") })).toHaveValue("9");
  await expect(page.getByRole("textbox", { name: say("count.label") })).toHaveValue("16");
});

test("paste takes pictures wherever the focus is, links, recipes and data addresses, and leaves words alone", async ({
  page,
}) => {
  await open(page);
  const seed = page.getByRole("textbox", { name: say("seed.label") });
  await seed.focus();
  expect(await paste(page, { "text/plain": "1234" })).toBe(false);
  expect(await paste(page, { "text/plain": linkOf(RECIPE).replace("#r=", "#r%3D") })).toBe(true);
  await expect(offer(page)).toBeVisible();
  await decline(page);
  await seed.focus();
  expect(await paste(page, { "text/plain": `\`\`\`\n${writeRecipe(RECIPE)}\n\`\`\`` })).toBe(true);
  await expect(offer(page)).toBeVisible();
  await decline(page);
  await seed.focus();
  expect(await paste(page, { "text/plain": `<${appUrl}?room=endings&amp;t=900,\n> 5&amp;seed=77>.` })).toBe(true);
  await expect(page.getByRole("heading", { level: 1, name: say("endings.name") })).toBeVisible();
  await expect(seed).toHaveValue("77");
  await page.getByRole("button", { name: say("settings.undo"), exact: true }).click();
  await expect(seed).toHaveValue("2006");

  await seed.focus();
  expect(await paste(page, { "text/html": "<img>" }, [PNG])).toBe(true);
  await expect(removeFirst(page)).toBeVisible();
  await removeFirst(page).click();
  expect(await paste(page, { "text/plain": `data:image/png;base64,${Buffer.from(PNG).toString("base64")}` })).toBe(
    true,
  );
  await expect(removeFirst(page)).toBeVisible();
  await page.locator("body").focus();
  expect(await paste(page, { "text/plain": "words" })).toBe(true);
  await expect(page.getByText(say("picture.clipboard"))).toBeVisible();
});

test("a picture's address from another tab is explained, and nothing is fetched", async ({ page }) => {
  await open(page);
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  const taken = await page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.setData("text/uri-list", "# a cat\r\nhttps://a.example/cat.jpg");
    const events = ["dragover", "drop"].map(
      (kind) => new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer }),
    );
    return events.map((event) => !document.body.dispatchEvent(event));
  });
  expect(taken).toEqual([true, true]);
  await expect(page.getByText("somewhere else (https://a.example/cat.jpg)")).toBeVisible();
  expect(asked.filter((url) => url.includes("a.example"))).toEqual([]);
});

test("Bits takes all of several pictures, the places between two pictures no more than two", async ({ page }) => {
  await open(page, "?room=bits");
  const three = ["a", "b.png", "c.jpg"].map((name) => file(name, PNG));
  await drop(page, three);
  await expect(page.getByRole("button", { name: like("bits.remove") })).toHaveCount(3);
  await drop(
    page,
    Array.from({ length: 20 }, () => file("more.png", PNG)),
  );
  await expect(page.getByText(like("bits.tooMany", { count: 7 }))).toBeVisible();
  await open(page, "?room=interpolate");
  await drop(page, three);
  await expect(page.getByText("3 files at once are too many to place.")).toBeVisible();
});

test("an address that programs had is read, and a wrong value in it costs that setting only", async ({ page }) => {
  await open(page, "?room=endings&amp;seed=12%E2%80%8B&times=900,5&count=99).");
  await expect(page.getByRole("heading", { level: 1, name: say("endings.name") })).toBeVisible();
  await expect(
    page.getByText("The address says “count=99”, which cannot be: expected a whole number from 1 to 64."),
  ).toBeVisible();
  await expect(page.getByRole("textbox", { name: say("seed.label") })).toHaveValue("12");
  await expect(page).toHaveURL(/\?room=endings&seed=12&t=900,5$/);
});

test("a recipe one of whose pictures is damaged offers all else: which it is, is said, and its place is empty", async ({
  page,
}) => {
  await open(page);
  const picture = (level: number): InputPicture => ({
    ...{ width: 32, height: 32, channels: 3, origin: "file" },
    pixels: Uint8Array.from({ length: 32 * 32 * 3 }, (_, i) => (level + i) % 256),
  });
  const scene: InterpolateScene = { ...WALK, seed: "77", ends: [picture(0), picture(90)] };
  const recipe = JSON.parse(JSON.stringify(makeRecipe({ model: RECIPE.model, scene })));
  const { data } = recipe.scene.ends[1];
  recipe.scene.ends[1].data = `${data.slice(0, 200)}AAAA${data.slice(204)}`;
  await drop(page, [file("walk.json", JSON.stringify(recipe))]);
  await expect(offer(page).getByText(say("share.damagedPicture", { n: 2 }))).toBeVisible();
  await expect(offer(page).getByRole("img", { name: say("share.input", { n: 1 }) })).toBeVisible();
  await page.screenshot({ path: test.info().outputPath("damaged.png") });
  await offer(page)
    .getByRole("button", { name: say("share.takeSettings") })
    .click();
  await expect(page.getByRole("heading", { level: 1, name: say("interpolate.name") })).toBeVisible();
  await expect(removeFirst(page)).toBeVisible();
  const removeSecond = `${say("interpolate.second")}: ${say("interpolate.remove")}`;
  await expect(page.getByRole("button", { name: removeSecond })).toHaveCount(0);
});
