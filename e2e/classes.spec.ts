/** A model that knows classes: chosen in the panel, said in the address, seen on the pictures; nothing of it for another. */
import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { done, goTo, modelReady, openQuietly, pixels, run } from "./app.ts";
import { expect, test } from "./fixtures.ts";
import { say } from "./words.ts";

const folder = "src/engine/fixtures/classes-8";
const { id, title, files, image, classes } = JSON.parse(readFileSync(`${folder}/manifest.json`, "utf8"));

/** The small network of the engines' tests, beside the models that are shipped. */
async function withClasses(page: Page): Promise<void> {
  await page.route("**/models/index.json", async (route) => {
    const list = await (await route.fetch()).json();
    const listed = { id, title, ...image, bytes: files[0].bytes, sha256: files[0].sha256, classes: classes.names };
    await route.fulfill({ json: [...list, listed] });
  });
  await page.route(`**/models/${id}/*`, (route) =>
    route.fulfill({ path: `${folder}/${new URL(route.request().url()).pathname.split("/").at(-1)}` }),
  );
}

test("a class is chosen, or one of each; a model without classes has no such choice", async ({ page }) => {
  await withClasses(page);
  const choice = page.getByRole("combobox", { name: say("classes.label") });
  const guidance = page.getByRole("slider", { name: say("classes.guidance") });
  await openQuietly(page, `?model=${id}&sampler=ddim:5&count=4&class=owl`);
  await expect(choice).toHaveValue("owl");
  await expect(guidance).toHaveValue("1");
  await run(page);
  await done(page, 20_000);
  const owls = await pixels(page);

  await choice.selectOption("each");
  await expect(page).toHaveURL(/count=3.*class=each/);
  await guidance.fill("2.5");
  await expect(page).toHaveURL(/guidance=2.5/);
  await page.getByRole("button", { name: say("settings.run"), exact: true }).click();
  await done(page, 20_000);
  await expect(page.getByRole("list", { name: say("classes.label") }).getByRole("listitem")).toHaveText([
    "Cat",
    "Dog",
    "owl",
  ]);
  expect(await pixels(page)).not.toEqual(owls);

  await page.getByRole("combobox", { name: say("model.label") }).selectOption("faces-32");
  await modelReady(page);
  await expect(choice).toHaveCount(0);
  await expect(page).not.toHaveURL(/class=/);
});

test("what a picture is of stands on it in every room that makes several, and on the one that is large", async ({
  page,
}) => {
  await withClasses(page);
  const said = page.getByRole("list", { name: say("classes.label") });
  const show = async (room: string, query: string, lists: readonly string[][]) => {
    await goTo(page, room, query);
    await run(page);
    await done(page, 20_000);
    await expect(said).toHaveCount(lists.length);
    for (const [i, names] of lists.entries()) await expect(said.nth(i).getByRole("listitem")).toHaveText(names);
  };
  const each = ["Cat", "Dog", "owl"];
  await openQuietly(page, `?model=${id}`);
  await show("compare", "columns=ddim:5@7;ddim:3@7&count=3&class=each", [each, each]);
  await show("endings", "sampler=ddpm:5:learned&t=60,30&count=3&class=each", [[...each, ...each]]);
  await show("trajectory", "sampler=ddim:5&count=3&class=each", [["Cat"]]);
  await page.getByRole("button", { name: say("trajectory.picture", { n: 2 }) }).click();
  await expect(said.getByRole("listitem")).toHaveText("Dog");
  await show("interpolate", "way=seeds&sampler=ddim:5&class=owl", [["owl"]]);
});
