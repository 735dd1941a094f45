/** How many different programs a network takes, and that they are WGSL to the compiler of another browser than ours. */
import { openAsBlob } from "node:fs";
import { expect, test } from "vitest";
import { openOnnx } from "../../../formats/onnx/open.ts";
import { graphOf } from "../../../formats/onnx/read.ts";
import * as of from "../../../graph/build.ts";
import { writeOnnx } from "../../../graph/onnx/write.ts";
import { SUBGROUPS } from "../kernels/shuffled.ts";
import type { Tile } from "../kernels/tiles.ts";
import { simplified } from "../passes/index.ts";
import { CELEBA_HQ, CIFAR10, ddpmGraph } from "../testing/ddpm.ts";
import { NAGA, refusedByNaga, withNaga } from "../testing/naga.ts";
import { toy } from "../testing/toy.ts";
import { codeOf } from "./dispatch.ts";
import { lowered } from "./lower.ts";
import { ANY, type Target } from "./target.ts";

/** A program that plays the GPU. */
const PLAYED: Target = { ...ANY, lanes: 8, workgroups: 1 };

const STAGED: Tile = { pixels: 8, lanes: 8, staged: { across: 1, down: 8, fours: 2 } };

/** Of each distinct program, what its dispatches are called. */
function programs(network: Parameters<typeof simplified>[0], target: Target): Map<string, string> {
  const { dispatches, rows } = lowered(simplified(network), target);
  return new Map([
    ...rows.map((each) => [codeOf(each, "rows"), each.label] as const),
    ...dispatches.map((each) => [codeOf(each, "pictures"), each.label] as const),
  ]);
}

test("where a program plays the GPU, and compiles each kernel for seconds, all convolutions and products are one", () => {
  const labels = [...programs(ddpmGraph(CIFAR10), PLAYED).values()];
  const kinds = new Map<string, number>();
  for (const [kind] of labels.map((label) => label.split(" "))) kinds.set(kind!, (kinds.get(kind!) ?? 0) + 1);
  expect(Object.fromEntries(kinds)).toEqual({ convolution: 2, attention: 1, norm: 2, copy: 1, silu: 1 });
});

test("a network that went through a file of ours takes the dispatches that it took before", {
  timeout: 60_000,
}, async () => {
  const before = ddpmGraph({ side: 8, levels: [128], attention: 0 });
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  for await (const piece of writeOnnx(before, { weights: "float16", times: Array(10).fill(0) })) {
    pieces.push(piece as Uint8Array<ArrayBuffer>);
  }
  const opened = await openOnnx(new Map([["unet.onnx", new Blob(pieces)]]));
  const after = await graphOf(opened!.model, { width: 8, height: 8 });
  const labels = (graph: typeof before) => lowered(simplified(graph)).dispatches.map(({ label }) => label);
  expect(labels(after)).toEqual(labels(before));
});

const shipped = async (id: string) => {
  const opened = await openOnnx(new Map([["unet.onnx", await openAsBlob(`models/${id}/unet.onnx`)]]));
  return graphOf(opened!.model, null);
};

const networks = {
  "faces-32": await shipped("faces-32"),
  "photos-32": await shipped("photos-32"),
  "fashion-28": await shipped("fashion-28"),
  "DDPM's of CIFAR-10": ddpmGraph(CIFAR10),
  "of CelebA-HQ": ddpmGraph(CELEBA_HQ),
  "one with all that real ones have": toy(),
  "one of what nothing else has": odd(),
};
/** Subgroups are none of Firefox's, and their directives none that it knows. */
withNaga.each(Object.entries(networks))(`${NAGA} accepts every program: %s`, (_, network) => {
  const ways = [ANY, { ...ANY, workgroups: 1 }, { ...ANY, wayOf: () => STAGED }, PLAYED];
  const codes = [...ways, ...ways.map((way) => ({ ...way, halves: true }))].flatMap((target) => [
    ...programs(network, target).keys(),
  ]);
  expect(refusedByNaga(codes.map((code) => code.replace(SUBGROUPS, "")))).toBe("");
});

/** What every adapter has, WebGPU's least. */
const LEAST = { buffers: 8, memory: 16_384, threads: 256, programs: 40 };
const WIDTHS: Readonly<Record<string, number>> = { f32: 4, vec4f: 16, mat4x4f: 64 };
const added = (code: string, pattern: RegExp, of: (match: RegExpMatchArray) => number) =>
  [...code.matchAll(pattern)].reduce((sum, match) => sum + of(match), 0);

test.each(Object.entries(networks))(
  "on any GPU there are few programs, each within what every adapter has: %s",
  (_, network) => {
    const simple = simplified(network);
    for (const halves of [false, true]) {
      expect(programs(network, { ...ANY, halves }).size).toBeLessThanOrEqual(LEAST.programs);
      const { dispatches, rows } = lowered(simple, { ...ANY, halves });
      const ways = dispatches.flatMap((each) => [each, ...(each.tiled?.beside().map(each.tiled.as) ?? [])]);
      const codes = [...ways.map((each) => codeOf(each, "pictures")), ...rows.map((each) => codeOf(each, "rows"))];
      for (const code of codes) {
        expect(added(code, /var<storage/g, () => 1)).toBeLessThanOrEqual(LEAST.buffers);
        const bytes = ([, type, count]: RegExpMatchArray) => WIDTHS[type!]! * Number(count);
        expect(added(code, /var<workgroup> \w+: array<(\w+), (\d+)>/g, bytes)).toBeLessThanOrEqual(LEAST.memory);
        expect(added(code, /var<workgroup>/g, () => 1)).toBe(
          added(code, /var<workgroup> \w+: array<\w+, \d+>/g, () => 1),
        );
        expect(added(code, /@workgroup_size\((\d+)\)/g, ([, count]) => Number(count))).toBeLessThanOrEqual(
          LEAST.threads,
        );
      }
    }
  },
);

/** Every kernel that the others have no need of. */
function odd(): Parameters<typeof simplified>[0] {
  const x = of.picture([5, 6, 4]);
  const flat = of.reshape(x, [5, 24]);
  const lengths = of.normalize(of.normalize(flat, "layer", 0, 1e-5), "unit", 1, 1e-12);
  const mixed = of.matmul(of.transpose(of.softmax(lengths, 0), [1, 0]), of.affine(flat, 1, 0.5));
  const [pooled, large] = [of.averagePool(x), of.upsample(x)];
  const functions = (["gelu", "relu", "sigmoid", "erf", "exp", "sqrt", "reciprocal", "tanh"] as const).map((name) =>
    of.activation(of.affine(x, 3), name),
  );
  const ends = [mixed, pooled, large, ...functions].map((end) =>
    of.reshape(end, [end.shape.reduce((a, b) => a * b), 1, 1]),
  );
  return { picture: x.shape, classes: 0, output: of.concat(ends, 0) };
}
