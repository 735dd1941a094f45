/** Two photographs from a drop to a walk between them, on the processor, with the settings that are there. */
import { readFileSync } from "node:fs";
import { availableParallelism, loadavg } from "node:os";
import { done, drop, modelReady } from "./app.ts";
import { appUrl, expect, test } from "./fixtures.ts";
import { pictureOf } from "./gallery.ts";
import { say } from "./words.ts";

const photograph = (name: string) => ({
  name: `${name}.jpg`,
  type: "image/jpeg",
  bytes: [...readFileSync(`e2e/photographs/${name}.jpg`)],
});
/** From the drop to the last picture, on two cores. */
const MOST_SECONDS = 20;

test("two photographs are walked between in seconds, and stand at the ends as they are", async ({ page }) => {
  await page.goto(`${appUrl}?room=interpolate`);
  await modelReady(page);
  const began = performance.now();
  await drop(page, [photograph("astronaut"), photograph("chelsea")]);
  await done(page, 120_000);
  const seconds = (performance.now() - began) / 1000;
  await page.screenshot({ path: pictureOf({ room: "photographs", language: "en", theme: "light", width: 1440 }) });
  // On cores that others use as well it takes as many times longer.
  const shared = Math.max(1, (loadavg()[0] ?? 0) / availableParallelism());
  console.log(
    `two photographs, from the drop to the walk: ${seconds.toFixed(1)} s, cores shared ${shared.toFixed(1)}-fold`,
  );
  expect(seconds).toBeLessThan(MOST_SECONDS * shared);
  await expect(page.getByRole("radio", { name: say("interpolate.encodeTitle") })).toBeChecked();
});
