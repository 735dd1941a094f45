/**
 * A page that the browser translates: every text, as soon as it is there, is in an element of the browser's, and the
 * node that React wrote is gone. Password managers put elements of theirs beside fields. Every room runs like that.
 */
import { done, goTo, openQuietly, run } from "./app.ts";
import { expect, test } from "./fixtures.ts";
import { inLanguage, like, say } from "./words.ts";

const english = await inLanguage("en");

function translate(): void {
  const wrap = (root: Node) => {
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const found: Text[] = [];
    for (let text = texts.nextNode(); text; text = texts.nextNode()) found.push(text as Text);
    if (root instanceof Text) found.push(root);
    for (const text of found) {
      const around = text.parentElement;
      if (!around?.closest("body") || !text.data.trim()) continue;
      if (around.closest("font, svg, math, script, style, textarea, select, [translate=no]")) continue;
      const font = document.createElement("font");
      font.textContent = text.data;
      text.replaceWith(font);
    }
  };
  const help = (root: Node) => {
    if (!(root instanceof Element)) return;
    for (const field of root.querySelectorAll("input[type=text]:not([data-helped])")) {
      field.setAttribute("data-helped", "");
      field.after(document.createElement("x-password-manager"));
    }
  };
  new MutationObserver((changes) => {
    for (const { target, addedNodes } of changes) {
      for (const node of [...addedNodes].filter(({ isConnected }) => isConnected)) {
        wrap(node);
        help(node);
      }
      if (target instanceof Text && target.isConnected) wrap(target);
    }
  }).observe(document, { childList: true, characterData: true, subtree: true });
}

test("every room runs while the page is being translated", async ({ page }) => {
  const errors: string[] = [];
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  await page.addInitScript(translate);
  await openQuietly(page);
  expect(await page.locator("font").count()).toBeGreaterThan(20);
  expect(await page.locator("x-password-manager").count()).toBeGreaterThan(0);
  for (const [room, query] of [
    ["generate", "sampler=ddim:5&count=4"],
    ["trajectory", "sampler=ddim:10&count=2"],
    ["endings", "sampler=ddpm:10:learned&t=1000,500,0&count=2"],
    ["compare", "columns=ddim:4@7;ddim:2@7&count=2"],
  ] as const) {
    await goTo(page, room, query);
    await run(page);
    await done(page, 30_000);
    // The words of a button that changed are those that it has now.
    await expect(page.getByRole("button", { name: say("run.playback"), exact: true })).toBeVisible();
    await page
      .getByRole("textbox", { name: say("seed.label") })
      .first()
      .fill("４２");
    await page.keyboard.press("Enter");
    await expect(page.getByText(say("settings.changed"))).toBeVisible();
  }
  await goTo(page, "interpolate", "sampler=ddim:4");
  await page.getByRole("button", { name: say("interpolate.drawTwo") }).click();
  await run(page);
  await done(page, 30_000);
  await goTo(page, "bits", "sampled=4");
  await page.getByRole("button", { name: say("bits.draw"), exact: true }).click();
  await page.getByRole("button", { name: say("bits.run"), exact: true }).click();
  await done(page, 30_000);
  await goTo(page, "bench", "");
  await page.getByRole("button", { name: say("bench.run"), exact: true }).click();
  await expect(page.getByText(like("run.left"))).toBeVisible();
  await page.getByRole("button", { name: say("run.cancel"), exact: true }).click();
  await expect(page.getByText(say("run.cancelled"), { exact: true })).toBeVisible();
  const every = ["toy", "notes", "gallery", "lecture", "machine", "bench", "generate"] as const;
  const visit = async ({ say }: Pick<typeof english, "say">) => {
    for (const place of every) {
      await page.getByRole("button", { name: say(`${place}.name`), exact: true }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(say(`${place}.name`));
    }
    // A dialog, and what it makes.
    await page.getByRole("button", { name: say("app.share"), exact: true }).click();
    await expect(page.getByRole("dialog").getByRole("button", { name: say("share.copyLink") })).toBeVisible();
    await page.keyboard.press("Escape");
  };
  await visit(english);
  // All words are others at once, each in an element that is not React's.
  await page.getByRole("button", { name: say("menu.title") }).click();
  await page.getByRole("combobox", { name: say("menu.language") }).selectOption("ko");
  await page.keyboard.press("Escape");
  await visit(await inLanguage("ko"));
  expect(errors).toEqual([]);
});
