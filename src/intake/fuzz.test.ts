/**
 * Model folders in which somebody changed a file, as the page takes them in: each is described or refused in both
 * languages, soon; nothing is a mistake of ours. `npm run fuzz` takes 500, what the readers alone stand 10,000.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { edited, edits } from "../bytes/testing/edits.ts";
import { sayRefusal, words } from "../formats/words.ts";
import { Library } from "../library/library.ts";
import { memoryFiles } from "../library/testing/memory-files.ts";
import type { IntakeEvent } from "./protocol.ts";
import { IntakeService } from "./service.ts";

const RUNS = process.env.FUZZ === "long" ? 500 : 20;
const SOON = 5000;

beforeAll(() => words.load("ko"));

/** A folder's files by name, or some of them, and the one that is changed. */
const folder = (path: string, changed: string, names: readonly string[] = readdirSync(path)) => ({
  changed,
  files: new Map(names.map((name) => [name, new Uint8Array(readFileSync(join(path, name)))])),
});
const FOLDERS = [
  folder("reference/unets/diffusers", "config.json"),
  folder("reference/unets/diffusers", "scheduler_config.json"),
  folder("e2e/checkpoints/external", "model.onnx"),
  folder("e2e/checkpoints/external", "model.onnx.data"),
  folder("src/formats/testing/fixtures", "zip.pt", ["zip.pt"]),
];

async function opened(files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>): Promise<IntakeEvent> {
  const told: IntakeEvent[] = [];
  const means = async () => ({
    library: new Library(memoryFiles(), (work) => work()),
    knownAnswer: () => Promise.reject(new Error("nothing is added here")),
    run: { open: () => Promise.reject(new Error("nothing is examined here")), breathe: async () => {} },
    now: () => new Date(0),
    downloads: async () => memoryFiles(),
    fetchesAlone: async () => true,
    wait: async () => {},
  });
  const all = new Map([...files].map(([name, bytes]) => [name, new File([bytes], name)]));
  await new IntakeService(means, (event) => told.push(event)).hear({ kind: "open", files: all, answers: {} });
  return told.at(-1)!;
}

test(`${RUNS} folders with a changed file`, { timeout: RUNS * SOON }, async () => {
  let refused = 0;
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...FOLDERS), edits, async ({ files, changed }, changes) => {
      const begun = performance.now();
      const bad = Uint8Array.from(edited(files.get(changed)!, changes));
      const event = await opened(new Map([...files, [changed, bad]]));
      expect(performance.now() - begun).toBeLessThan(SOON);
      if (event.kind === "described") return;
      if (event.kind !== "failed" || !event.failure.said) throw new Error(JSON.stringify(event));
      refused++;
      for (const language of ["en", "ko"] as const)
        expect(sayRefusal(words.in(language), event.failure.said)).toMatch(/\S/);
    }),
    { numRuns: RUNS },
  );
  expect(refused).toBeGreaterThan(0);
});
