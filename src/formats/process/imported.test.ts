/** From files to what a manifest says of them (reference/unets), and what is asked first. */
import { openAsBlob, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { interpreter } from "../../graph/interpret/interpret.ts";
import { openCheckpoint } from "../open.ts";
import { importedManifest } from "./imported.ts";

async function opened(name: string) {
  const folder = join("reference", "unets", name);
  const files = readdirSync(folder).filter((file) => !/^(io|args)\./.test(file));
  return openCheckpoint(
    new Map(await Promise.all(files.map(async (file) => [file, await openAsBlob(join(folder, file))] as const))),
  );
}

test("a folder of diffusers says everything", async () => {
  const imported = await importedManifest(await opened("diffusers"));
  if (imported.kind !== "manifest") throw new Error("asked");
  const { size, selfConditioned } = imported.card;
  expect(size).toMatchObject({ how: "read", from: "config.json: sample_size" });
  expect(selfConditioned.value).toBe(false);
  expect(imported.manifest.image).toEqual({ ...size.value, channels: 1, range: [-1, 1] });
  expect(imported.graph.picture).toEqual([1, size.value.height, size.value.width]);
});

test("a size that no file says is asked; what is answered stands before what is read", async () => {
  const checkpoint = await opened("pesser");
  expect(await importedManifest(checkpoint)).toEqual({ kind: "questions", questions: ["size"] });
  const imported = await importedManifest(checkpoint, {
    size: { width: 16, height: 16 },
    process: {
      T: { value: 100, how: "measured", from: "" },
      time: { value: { scale: 0.01, shift: 0 }, how: "measured", from: "" },
    },
  });
  if (imported.kind !== "manifest") throw new Error("asked");
  expect(imported.card.size.how).toBe("chosen");
  expect(imported.card.T.how).toBe("measured");
  expect(imported.manifest.diffusion.T).toBe(100);
  const raw = await importedManifest(checkpoint, { size: { width: 16, height: 16 } });
  if (raw.kind !== "manifest") throw new Error("asked");
  const x = Float64Array.from({ length: 3 * 16 * 16 }, (_, i) => Math.sin(i));
  const [told, plain] = [await interpreter(imported.graph), await interpreter(raw.graph)];
  expect(told({ x, t: 50 })).toEqual(plain({ x, t: 0.5 }));
});

test("what can't be is refused in words", async () => {
  await expect(importedManifest(await opened("diffusers"), { size: { width: 5, height: 5 } })).rejects.toThrow(
    /^pictures of 5 × 5, but the network takes sides that are multiples of 2$/,
  );
  const betas = { value: { kind: "given", betas: [0.1, 2] } as const, how: "chosen" as const, from: "betas" };
  const T = { value: 2, how: "chosen" as const, from: "" };
  const long = { value: 10_001, how: "read" as const, from: "scheduler_config.json" };
  await expect(importedManifest(await opened("diffusers"), { process: { T: long } })).rejects.toThrow(
    /^scheduler_config.json: T is 10,?001; at most 10,?000 steps are run here$/,
  );
  await expect(importedManifest(await opened("google"), { process: { schedule: betas, T } })).rejects.toThrow(
    /betas: .*β at index 1 is/,
  );
});
