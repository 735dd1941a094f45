/** What the shelf of public models says of their networks, counted in networks of their shape. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { type Cost, costOf } from "../graph/cost.ts";
import { GAUGES, memoryFor, SHELF, secondsFor } from "../hub/shelf.ts";
import { networkFile, parseManifest } from "../models/manifest.ts";
import { diffusers } from "./families/diffusers.ts";
import { openOnnx } from "./onnx/open.ts";
import { graphOf } from "./onnx/read.ts";
import { unetNames } from "./testing/unet-shapes.ts";

const [DOWN, DOWN_ATTN, UP, UP_ATTN] = ["DownBlock2D", "AttnDownBlock2D", "UpBlock2D", "AttnUpBlock2D"] as const;
const common = { in_channels: 3, out_channels: 3, layers_per_block: 2 };
const cifar10 = {
  ...{ ...common, sample_size: 32, block_out_channels: [128, 256, 256, 256], attention_head_dim: null },
  ...{ down_block_types: [DOWN, DOWN_ATTN, DOWN, DOWN], up_block_types: [UP, UP, UP_ATTN, UP] },
};
const wide = (sample_size: number) => ({
  ...{ ...common, sample_size, block_out_channels: [128, 128, 256, 256, 512, 512] },
  ...{ down_block_types: [DOWN, DOWN, DOWN, DOWN, DOWN_ATTN, DOWN], up_block_types: [UP, UP_ATTN, UP, UP, UP, UP] },
});

function cost(config: typeof cifar10 | ReturnType<typeof wide>): Cost {
  const names = unetNames(config);
  const graph = diffusers.build(names, {}, config);
  expect(names.leftOver(/^$/)).toEqual([]);
  return costOf(graph);
}

test.each([
  [32, cifar10],
  [128, wide(128)],
  [256, wide(256)],
] as const)("the networks of %i × %i, and the bytes of their weights in float32", (pixels, config) => {
  const counted = cost(config);
  for (const model of SHELF.filter((each) => each.pixels === pixels)) {
    expect(model.network).toEqual(counted);
    expect(Math.abs(model.bytes / (4 * counted.weights) - 1)).toBeLessThan(0.001);
  }
});

test("a step of each model that comes with the page", async () => {
  for (const [id, macs] of Object.entries(GAUGES)) {
    const manifest = parseManifest(readFileSync(`models/${id}/manifest.json`, "utf8"));
    const { name } = networkFile(manifest);
    const opened = await openOnnx(new Map([[name, new Blob([readFileSync(`models/${id}/${name}`)])]]));
    expect(costOf(await graphOf(opened!.model, manifest.image)).macs).toBe(macs);
  }
});

test("memory and time follow from that", () => {
  const { network } = SHELF.find(({ repo }) => repo === "google/ddpm-celebahq-256")!;
  expect(memoryFor(network!)).toBe(950_475_154);
  const timed = { id: "faces-32", stepMs: 10 };
  expect(secondsFor(network!, 1000, timed)).toBeCloseTo(11_389, 0);
  expect(secondsFor(network!, 1000, { ...timed, id: "own-0123456789abcdef" })).toBeNull();
});
