/** One room in a page of another origin: from Share's snippet to a run that somebody pressed for. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import AxeBuilder from "@axe-core/playwright";
import { openQuietly } from "./app.ts";
import { appUrl, expect, pagesUrl, test } from "./fixtures.ts";
import { has, like, say } from "./words.ts";

/** A page of somebody else's, with no header of ours. */
async function courseWith(html: string) {
  const page = `<!doctype html><html lang="en"><title>A course</title><main><h1>A course</h1>${html}</main></html>`;
  const server = createServer((_, response) => void response.writeHead(200, { "Content-Type": "text/html" }).end(page));
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, close: () => void server.close() };
}

test("Share's snippet plays the recording by keyboard, fetches no model, and runs when Run is pressed", async ({
  page,
}) => {
  await openQuietly(page, "?room=trajectory&sampler=ddim:4&count=1");
  await page.getByRole("button", { name: say("app.share"), exact: true }).click();
  const dialog = page.getByRole("dialog", { name: say("share.title") });
  await dialog.getByText(say("share.embed")).click();
  await dialog.getByRole("radio", { name: say("share.embedSize.small"), exact: true }).check();
  await page.screenshot({ path: test.info().outputPath("share.png") });
  await dialog.getByRole("button", { name: say("share.embedCopy") }).click();
  await expect(dialog.getByText(say("share.embedCopied"))).toBeVisible();
  const snippet = await page.evaluate(() => navigator.clipboard.readText());

  const asked: string[] = [];
  page.context().on("request", (request) => asked.push(new URL(request.url()).pathname));
  const course = await courseWith(snippet);
  await page.goto(course.url);
  course.close();
  const frame = page.frameLocator("iframe");
  const room = frame.getByRole("heading", { level: 1, name: say("trajectory.name") });
  await expect(room).toBeVisible();
  await expect(frame.getByRole("navigation")).toHaveCount(0);
  await expect(frame.getByText(say("embed.other"))).toBeVisible();
  await expect(frame.getByText(has("embed.fetches"))).toBeVisible();
  expect((await new AxeBuilder({ page }).include("iframe").analyze()).violations).toEqual([]);

  // It stands still for who wants that, until a key plays it.
  const transport = frame.getByRole("region", { name: say("run.timeline") });
  const timeline = transport.getByRole("slider");
  await room.click();
  await page.keyboard.press("Home");
  await expect(timeline).toHaveAttribute("aria-valuetext", say("run.position", { position: 0, length: 1000 }));
  await page.keyboard.press("Space");
  await expect(transport.getByRole("button", { name: say("run.pause") })).toBeVisible();
  await page.keyboard.press("Space");
  await expect(transport.getByRole("button", { name: say("embed.play") })).toBeVisible();
  const out = frame.getByRole("link", { name: say("embed.out") });
  expect(await out.getAttribute("href")).toBe(`${appUrl}?room=trajectory&sampler=ddim:4&count=1`);
  expect(asked.filter((path) => /\.onnx$|\.wasm$|worker/.test(path))).toEqual([]);
  expect(asked.filter((path) => path.includes("/recorded/"))).toHaveLength(2);

  await frame.getByRole("button", { name: say("run.run"), exact: true }).click();
  await expect(frame.getByText(like("run.took"))).toBeVisible();
  expect(asked.some((path) => path.endsWith(".onnx"))).toBe(true);
});

test("in a page that is isolated itself, with its settings where they are asked for", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto(`${pagesUrl}blank.html`);
  await page.evaluate((src) => {
    document.body.innerHTML = `<iframe title="Backstep" width="960" height="540" allow="cross-origin-isolated" src="${src}"></iframe>`;
  }, `${appUrl}?embed=1&settings=1&room=compare&count=2`);
  const room = page.frameLocator("iframe");
  await expect(room.getByRole("heading", { level: 1, name: say("compare.name") })).toBeVisible();
  await expect(room.getByRole("complementary", { name: say("settings.title") })).toBeVisible();
  await expect(room.getByRole("button", { name: say("run.run"), exact: true })).toBeVisible();
  expect(
    await page
      .frames()
      .at(-1)!
      .evaluate(() => sessionStorage.length),
  ).toBe(0);
  expect(
    await page
      .frames()
      .at(-1)!
      .evaluate(() => crossOriginIsolated),
  ).toBe(true);
});

test("in a small place pictures are whole: what has no room is left out", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.setViewportSize({ width: 320, height: 320 });
  for (const room of ["interpolate", "toy", "compare", "trajectory", "endings", "generate"]) {
    await page.goto(`${appUrl}?embed=1&room=${room}`);
    const pictures = page.locator("#stage canvas");
    await expect(pictures.first(), room).toBeVisible();
    const beyond = () =>
      pictures.evaluateAll((all) => {
        const stage = document.querySelector("#stage")!.getBoundingClientRect();
        return all.filter((each) => {
          const { left, right, top, bottom } = each.getBoundingClientRect();
          return left < stage.left || right > stage.right || top < stage.top || bottom > stage.bottom;
        }).length;
      });
    await expect.poll(beyond, room).toBe(0);
    await page.screenshot({ path: test.info().outputPath(`${room}.png`) });
  }
});
