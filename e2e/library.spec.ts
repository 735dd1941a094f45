/** A model of a person's own: dropped, described, run, kept, and sent to somebody who has to add it first. */
import { cpSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import type { Locator, Page } from "@playwright/test";
import { done, drop, modelReady, openQuietly, pixels, run, saved, setCount } from "./app.ts";
import { expect, launchContext, test } from "./fixtures.ts";
import { copiedLink, replayOffered } from "./share.ts";
import { has, like, say } from "./words.ts";

const CHECKPOINT = "reference/unets/improved/model.pt";

/** A reference network as somebody has it: without the numbers that it is held against. */
function folderOf(name: string): string {
  const folder = join(mkdtempSync(join(tmpdir(), "backstep-model-")), name);
  const own = (path: string) => !/^(io|args)\./.test(basename(path));
  cpSync(join("reference/unets", name), folder, { recursive: true, filter: own });
  return folder;
}

const dropped = (name: string, content: Uint8Array) => ({ name, type: "", bytes: content });

const adding = (page: Page) => page.getByRole("dialog", { name: like("models.adding") });
const add = (dialog: Locator) => dialog.getByRole("button", { name: say("models.addIt") });

/** It is in use once its address is the page's. */
async function inUse(page: Page): Promise<void> {
  await expect(page).toHaveURL(/model=own-[0-9a-f]{16}/);
  await modelReady(page);
}

async function openShelf(page: Page): Promise<Locator> {
  await page.getByRole("button", { name: say("model.shelf") }).click();
  return page.getByRole("dialog", { name: say("models.title") });
}

async function tenSteps(page: Page): Promise<void> {
  await page.getByRole("button", { name: say("preset.ddim10", { steps: 10 }) }).click();
  await setCount(page, 1);
  await run(page);
  await done(page, 60_000);
}

test("a .pt by a drop: what it doesn't say is asked; a link of its picture waits for the file elsewhere, and gives the same", async ({
  page,
  playwright,
}) => {
  const file = dropped("butterflies.pt", readFileSync(CHECKPOINT));
  await openQuietly(page);
  await drop(page, [file]);
  await expect(add(adding(page))).toBeDisabled();
  const size = adding(page).getByRole("textbox", { name: say("models.fact.size") });
  // Its pictures need not be square, and all that follows is of a tall one.
  await size.fill("24x40");
  await size.press("Enter");
  await expect(size).toHaveValue("24 × 40");
  await expect(adding(page).getByText(say("models.how.chosen"))).toBeVisible();
  await page.screenshot({ path: test.info().outputPath("described.png") });
  await add(adding(page)).click();
  await inUse(page);
  await tenSteps(page);
  const sent = await pixels(page);
  expect([sent.width, sent.height]).toEqual([24, 40]);
  await page.screenshot({ path: test.info().outputPath("oblong.png") });
  const link = await copiedLink(page);
  console.log(`a link with a model of one's own: ${link.length} characters`);

  const { context, close } = await launchContext(playwright.chromium, { gpu: false });
  const other = await context.newPage();
  await other.emulateMedia({ reducedMotion: "reduce" });
  await other.goto(link);
  const waiting = other.getByRole("status").filter({ hasText: "butterflies.pt" });
  await expect(waiting.getByText(say("share.missing", { title: "butterflies", file: "butterflies.pt" }))).toBeVisible();
  await other.screenshot({ path: test.info().outputPath("missing.png") });
  await drop(other, [file]);
  await add(adding(other)).click();
  await replayOffered(other, sent);
  await close();
});

test("a folder of diffusers says all by itself; saved, removed and dropped as a zip it is the same model; what is none is refused", async ({
  page,
}) => {
  await openQuietly(page);
  const shelf = await openShelf(page);
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    shelf.getByRole("button", { name: say("models.addFolder") }).click(),
  ]);
  await chooser.setFiles(folderOf("diffusers"));
  await expect(adding(page).getByText(has("models.how.read")).first()).toBeVisible();
  await add(adding(page)).click();
  await inUse(page);
  const address = page.url();
  await page.reload();
  await modelReady(page);
  const item = (await openShelf(page)).getByRole("listitem").filter({ hasText: "diffusers" });
  await item.getByRole("button", { name: say("models.about") }).click();
  const zip = await saved(page, () => item.getByRole("button", { name: say("models.save") }).click());
  const dialog = page.getByRole("dialog", { name: say("models.title") });
  const remove = item.getByRole("button", { name: say("models.remove"), exact: true });
  await remove.click();
  await dialog.getByRole("button", { name: say("models.undo") }).press("Enter");
  await item.getByRole("button", { name: say("models.about") }).click();
  await remove.click();
  await expect(dialog.getByRole("button", { name: say("models.undo") })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page).not.toHaveURL(/model=/);

  await drop(page, [dropped(zip.name, zip.bytes)]);
  await add(adding(page)).click();
  await inUse(page);
  expect(new URL(page.url()).searchParams.get("model")).toBe(new URL(address).searchParams.get("model"));
  await tenSteps(page);
  expect((await pixels(page)).width).toBe(16);

  const pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 454741132\n";
  await drop(page, [dropped("unet.safetensors", new TextEncoder().encode(pointer))]);
  await expect(adding(page).getByRole("alert")).toHaveText(
    "This cannot be added: unet.safetensors only points to its content of 454741132 bytes (Git LFS): download the file.",
  );
});

test("an ONNX file whose weights lie beside it: alone it says which file is missing; with it, a picture", async ({
  page,
}) => {
  const [network, weights] = ["model.onnx", "model.onnx.data"].map((name) =>
    dropped(name, readFileSync(join("e2e/checkpoints/external", name))),
  ) as [ReturnType<typeof dropped>, ReturnType<typeof dropped>];
  await openQuietly(page);
  await drop(page, [network]);
  await expect(adding(page).getByRole("alert")).toContainText("model.onnx.data, which is missing");
  await page.keyboard.press("Escape");
  await drop(page, [network, weights]);
  await add(adding(page)).click();
  await inUse(page);
  await tenSteps(page);
  expect((await pixels(page)).width).toBe(8);
});
