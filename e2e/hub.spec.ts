/** A model by its name on the Hub: looked up, fetched, run, and sent to somebody who fetches it too. */
import type { Page } from "@playwright/test";
import { done, modelReady, openQuietly, pixels, run, setCount, setSeed } from "./app.ts";
import { appUrl, expect, launchContext, test } from "./fixtures.ts";
import { COMMIT, startHub, TOKEN } from "./hub/stand-in.ts";
import { copiedLink, replayOffered } from "./share.ts";
import { has, like, say } from "./words.ts";

const REPO = "someone/ddpm-butterflies";

const found = (page: Page) => page.getByRole("dialog", { name: say("models.looking", { name: "ddpm-butterflies" }) });
const adding = (page: Page) => page.getByRole("dialog", { name: like("models.adding") });

async function add(page: Page): Promise<void> {
  await adding(page)
    .getByRole("button", { name: say("models.addIt") })
    .click();
}

/** Why a page of the app can't fetch an address itself. */
const ownFetch = (page: Page, url: string) =>
  page.evaluate(async (address) => {
    const refused = new Promise<string>((told) => {
      document.addEventListener("securitypolicyviolation", (event) => told(event.effectiveDirective), { once: true });
    });
    return fetch(address).then(
      () => "fetched",
      () => refused,
    );
  }, url);

test("a name on the Hub: what is there, a download that breaks and goes on, a picture, and its link elsewhere", async ({
  playwright,
}) => {
  const hub = await startHub(REPO, "reference/unets/diffusers");
  const open = () => launchContext(playwright.chromium, { gpu: false, flags: hub.flags });
  const [here, there] = await Promise.all([open(), open()]);
  const page = await here.context.newPage();
  await openQuietly(page);
  await page.getByRole("button", { name: say("model.shelf") }).click();
  const field = page.getByRole("textbox", { name: say("models.addressLabel") });
  await field.fill("someone/");
  await field.press("Enter");
  await expect(page.getByRole("alert")).toHaveText(say("models.addressBad"));
  await field.fill(REPO);
  expect(hub.asked).toEqual([]);
  await field.press("Enter");
  await expect(found(page).getByText(`huggingface.co/${REPO}/tree/${COMMIT.slice(0, 12)}`)).toBeVisible();
  await expect(found(page).getByText("apache-2.0")).toBeVisible();
  await page.screenshot({ path: test.info().outputPath("found.png") });
  expect(hub.asked.map(({ path }) => path)).toEqual([`/api/models/${REPO}/revision/main`]);

  hub.state.holdsAfter = 900_000;
  await found(page)
    .getByRole("button", { name: say("models.fetch") })
    .click();
  await expect(adding(page).getByText(has("models.bytes", { total: "1.3" }))).toBeVisible();
  hub.breakOff();
  await expect(adding(page).getByText(has("models.stage.resume"))).toBeVisible();
  await expect(adding(page).getByText(say("models.how.read")).first()).toBeVisible();
  const stored = hub.asked.filter(({ host }) => host === hub.store);
  expect(stored.map(({ range }) => range)).toEqual([undefined, expect.stringMatching(/^bytes=\d{6,}-$/)]);
  expect(hub.asked.flatMap(({ told, token }) => [...told, ...(token ? ["token"] : [])])).toEqual([]);
  await add(page);
  await expect(page).toHaveURL(/model=own-[0-9a-f]{16}/);
  await modelReady(page);
  await page.getByRole("button", { name: say("preset.ddim10", { steps: 10 }) }).click();
  await setCount(page, 1);
  await run(page);
  await done(page, 60_000);
  const sent = await pixels(page);
  const link = await copiedLink(page);

  // Only the courier may: the page is kept to itself, and so is every other script of it.
  expect(await ownFetch(page, `https://huggingface.co/api/models/${REPO}/revision/main`)).toBe("connect-src");
  const scripts = await page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));
  const courier = scripts.filter((name) => name.includes("/courier/"));
  expect(courier).toHaveLength(1);
  const policyOf = async (address: string) => (await page.request.get(address)).headers()["content-security-policy"];
  expect(await policyOf(courier[0]!)).toBe("default-src 'none'; connect-src https:");
  expect(await policyOf(appUrl)).toContain("connect-src 'self'");

  hub.state.gated = true;
  const other = await there.context.newPage();
  await other.emulateMedia({ reducedMotion: "reduce" });
  await other.goto(link);
  const waiting = other.getByRole("status").filter({ hasText: "huggingface.co" });
  await waiting.getByRole("button", { name: say("share.missingFetch") }).click();
  const fetch = found(other).getByRole("button", { name: say("models.fetch") });
  await fetch.click();
  await expect(found(other).getByText(has("models.failed.denied"))).toBeVisible();
  await found(other).getByLabel(say("models.token")).fill(TOKEN);
  await other.screenshot({ path: test.info().outputPath("gated.png") });
  await fetch.click();
  await add(other);
  await replayOffered(other, sent);
  const told = hub.asked.filter(({ token }) => token);
  expect(told.map(({ host }) => host)).not.toContain(hub.store);
  expect(told.at(-1)?.path).toMatch(new RegExp(`^/${REPO}/resolve/${COMMIT}/`));

  await hub.close();
  await page.reload();
  await modelReady(page);
  // What ran before is there again; another picture needs the model.
  await setSeed(page, "7");
  await page.getByRole("button", { name: say("settings.run"), exact: true }).click();
  await expect.poll(async () => (await pixels(page)).rgba).not.toEqual(sent.rgba);
  await done(page, 60_000);
  await Promise.all([here.close(), there.close()]);
});
