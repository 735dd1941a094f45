/** What the room greets with: its first rows, as the page would measure them. */
import { expect, test } from "vitest";
import manifest from "../../../models/faces-32/manifest.json?raw";
import recorded from "../../../public/recorded/bench.json";
import { fromBase64 } from "../../bytes/base64.ts";
import { FEATURES } from "../../diffusion/random-features.ts";
import { parseManifest } from "../../models/manifest.ts";
import type { Sheet } from "../../run/sheet.ts";
import { infoOf } from "../../worker/info.ts";
import { BATCH } from "./lanes.ts";
import { SHOWN } from "./making.ts";
import { partsOf } from "./parts.ts";
import { FIRST } from "./scene.ts";

const { model, scene, batches, slots } = recorded as unknown as Sheet;

test("all that a press of Measure would measure is in it, of the weights that ship", () => {
  const shipped = infoOf(parseManifest(manifest));
  expect(model.sha256).toBe(shipped.sha256);
  expect(scene).toEqual(FIRST);
  const parts = FIRST.rows.flatMap((row) => partsOf(FIRST, row, shipped));
  const made = (key: string) => batches!.made.filter(({ row }) => row === key);
  expect(parts.map(({ kind, key }) => [kind, made(key).length])).toEqual(
    parts.map(({ kind, batches }) => [kind, batches]),
  );
  for (const { kind, key } of parts) {
    for (const { features, numbers } of made(key)) {
      expect(fromBase64(features, "json").length).toBe(kind === "pictures" ? 2 * BATCH * FEATURES : 0);
      expect(numbers?.length).toBe(kind === "pictures" ? undefined : BATCH);
    }
  }
  expect(batches!.made.flatMap(({ first }) => first ?? [])).toEqual(FIRST.rows.map((_, row) => row * SHOWN));
  expect(slots.bench?.pictures).toBe(FIRST.rows.length * SHOWN);
});
