/**
 * Model files in which somebody changed bytes, dropped on the page: each is answered soon, by a sentence that says why it
 * is not taken or by what was found in it, and the page takes the next. `npm run fuzz -- page` drops 500.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { edited, edits } from "../src/bytes/testing/edits.ts";
import { drop, openQuietly } from "./app.ts";
import { expect, test } from "./fixtures.ts";
import { like, say } from "./words.ts";

const RUNS = process.env.FUZZ === "long" ? 500 : 20;
const SOON = 5000;

/** A folder's files, and the one that is changed. */
const folder = (path: string, changed: string, names = readdirSync(path).filter((name) => !/^io\./.test(name))) => ({
  changed,
  files: names.map((name) => ({ name, type: "", bytes: readFileSync(join(path, name)) })),
});
const FIXTURES = "src/formats/testing/fixtures";
const CASES = [
  ...["zip.pt", "stream.pt", "module.pt", "script.pt"].map((name) => folder(FIXTURES, name, [name])),
  folder("e2e/checkpoints/external", "model.onnx"),
  folder("reference/unets/diffusers", "config.json"),
  folder("reference/unets/diffusers", "scheduler_config.json"),
];

test(`${RUNS} changed model files: each is answered, in words`, async ({ page }) => {
  test.setTimeout(60_000 + RUNS * SOON);
  await openQuietly(page);
  const dialog = page.getByRole("dialog", { name: like("models.adding") });
  const refused = dialog.getByRole("alert");
  const answered = refused.or(dialog.getByRole("button", { name: say("models.addIt") }));
  let refusals = 0;
  for (const [i, changes] of fc.sample(edits, { numRuns: RUNS, seed: 13 }).entries()) {
    const { files, changed } = CASES[i % CASES.length]!;
    await drop(
      page,
      files.map((file) => (file.name === changed ? { ...file, bytes: edited(file.bytes, changes) } : file)),
    );
    await expect(answered, `${changed} ${JSON.stringify(changes)}`).toBeVisible({ timeout: SOON });
    if (await refused.isVisible()) {
      refusals++;
      // Anything else would be a mistake of ours.
      await expect(refused).toHaveText(like("models.failed.refused"));
    }
    await dialog.getByRole("button", { name: say("models.cancel") }).click();
    await expect(dialog).toBeHidden();
  }
  console.log(`${RUNS} changed model files: ${refusals} refused`);
  expect(refusals).toBeGreaterThan(0);
});
