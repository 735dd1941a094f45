/** A run as a link: replayed in another profile, measured against the sender's, or refused in words. */
import { compare, modelReady, pixels } from "./app.ts";
import { appUrl, expect, launchContext, test } from "./fixtures.ts";
import { copiedLink, IDENTICAL, linkOf, makeShort, RECIPE } from "./share.ts";
import { has, say } from "./words.ts";

test("a link made in one profile replays in a fresh one: what it does is said first, and no pixel differs on wasm", async ({
  page: sender,
  playwright,
}) => {
  await makeShort(sender);
  const sent = await pixels(sender);
  const link = await copiedLink(sender);
  expect(link.length).toBeLessThan(500);

  const { context, close } = await launchContext(playwright.chromium, { gpu: false });
  const page = await context.newPage();
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto(link);
  const offer = page.getByRole("dialog", { name: say("share.offer") });
  await expect(offer.getByRole("definition")).toHaveText(
    [
      say("generate.name"),
      say("share.samplerValue", { name: "DDIM", steps: 10 }),
      "41",
      say("share.costValue", { steps: 10, pictures: 2 }),
      "Cartoon faces",
      /^Processor \(wasm\), /,
      /\d/,
    ],
    { timeout: 60_000 },
  );
  await page.screenshot({ path: test.info().outputPath("offer.png") });

  await offer.getByRole("button", { name: say("share.replay") }).click();
  const report = page.getByRole("status").filter({ hasText: IDENTICAL });
  await expect(report).toBeVisible({ timeout: 120_000 });
  await expect(report.getByText(say("share.verdictSame"), { exact: true })).toBeVisible();
  await expect(report.getByRole("button", { name: say("share.compare") })).toHaveCount(0);
  const { mean, largest } = compare(sent.rgba, (await pixels(page)).rgba);
  console.log(`link of ${link.length} characters, wasm to wasm: mean ${mean}, largest ${largest}`);
  expect(largest).toBe(0);
  await expect(page).toHaveURL(/\?room=generate&sampler=ddim:10&seed=41&count=2$/);

  // One step to undo; the link is spent, so loading the page again brings the settings and no question.
  const seed = page.getByRole("textbox", { name: say("seed.label") });
  await page.getByRole("button", { name: say("settings.undo"), exact: true }).click();
  await expect(seed).toHaveValue("2006");
  await page.getByRole("button", { name: say("settings.redo"), exact: true }).click();
  await page.reload();
  await expect(seed).toHaveValue("41");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await close();
});

const good = linkOf(RECIPE);
const { model } = RECIPE;
const refused: readonly (readonly [what: string, link: string, words: RegExp])[] = [
  ["a future version", linkOf({ ...RECIPE, v: 7 }), /made by a newer Backstep \(recipe version 7\).*reads up to 2/],
  ["a truncated link", good.slice(0, -30), has("share.truncated", { source: "link" })],
  ["a link with a strange letter", `${good.slice(0, -9)}!${good.slice(-8)}`, /a character that no link has, “!”/],
  ["a link that was changed", swapped(good), has("share.damaged", { source: "link" })],
  [
    "a model that is not here",
    linkOf({ ...RECIPE, model: { ...model, id: "horses-64" } }),
    has("share.no-model", { id: "horses-64" }),
  ],
  ["an unknown field", linkOf({ ...RECIPE, colour: 1 }), /a setting that this page does not know, “colour”/],
];

/** Two letters of the check sum in each other's place. */
function swapped(link: string): string {
  const at = link.indexOf("#r=") + 3;
  const [a, b] = [link[at]!, link[at + 1]!];
  return link.slice(0, at) + (a === b ? "_-" : b + a) + link.slice(at + 2);
}

test("links that cannot be opened are explained, and nothing on screen changes", async ({ page }) => {
  await makeShort(page);
  const before = await pixels(page);
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  for (const [what, link, words] of refused) {
    await page.evaluate(
      (hash) => {
        location.hash = hash;
      },
      link.slice(link.indexOf("#")),
    );
    const alert = page.getByRole("alert");
    await expect(alert, what).toContainText(words);
    await expect(alert, what).toContainText(say("share.badLink"));
    expect((await pixels(page)).rgba, what).toEqual(before.rgba);
    await expect(page.getByRole("textbox", { name: say("seed.label") })).toHaveValue("41");
    await alert.getByRole("button", { name: say("notice.dismiss") }).click();
    await expect(alert).toBeHidden();
    await expect(page).not.toHaveURL(/#/);
  }
  expect(asked.filter((url) => url.includes("/models/") && !url.endsWith("index.json"))).toEqual([]);
});

test("a link that needs another model asks before that is loaded", async ({ page }) => {
  const list: { id: string; sha256: string; bytes: number }[] = await (
    await page.request.get(`${appUrl}models/index.json`)
  ).json();
  const { id, sha256, bytes } = list.find((listed) => listed.id === "fashion-28")!;
  const link = linkOf({ ...RECIPE, model: { id, sha256 } });
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.emulateMedia({ reducedMotion: "no-preference" });
  await page.goto(link);
  const offer = page.getByRole("dialog", { name: say("share.offer") });
  const size = (bytes / 1e6).toFixed(1);
  await expect(offer.getByText(`loads the model “Clothes and shoes” (${size} MB`)).toBeVisible();
  await offer.getByRole("button", { name: say("share.cancel") }).click();
  await modelReady(page);
  await expect(page).not.toHaveURL(/#/);
  expect(asked.filter((url) => url.includes(id))).toEqual([]);

  await page.goto(link);
  await offer.getByRole("button", { name: say("share.replay") }).click();
  await expect(page.getByText(say("share.noResult"))).toBeVisible({ timeout: 120_000 });
  expect((await pixels(page)).width).toBe(28);
});
