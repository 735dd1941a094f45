/** How many different programs a network takes, and that they are WGSL to the compiler of another browser than ours. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openOnnx } from "../../../formats/onnx/open.ts";
import { graphOf } from "../../../formats/onnx/read.ts";
import * as of from "../../../graph/build.ts";
import { writeOnnx } from "../../../graph/onnx/write.ts";
import { SUBGROUPS } from "../kernels/shuffled.ts";
import type { Tile } from "../kernels/tiles.ts";
import { simplified } from "../passes/index.ts";
import { CIFAR10, ddpmGraph } from "../testing/ddpm.ts";
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

const networks = {
  "DDPM's of CIFAR-10": ddpmGraph(CIFAR10),
  "one with all that real ones have": toy(),
  "one of what nothing else has": odd(),
};
const found = spawnSync("naga", ["--version"], { encoding: "utf8" });
const naga = found.status === 0 ? test : test.skip;

/** `cargo install naga-cli` has it. Subgroups are none of Firefox's, and their directives none that it knows. */
naga.each(Object.entries(networks))(
  `naga, the compiler of Firefox, accepts every program${found.status === 0 ? "" : " (skipped: naga is not installed here)"}: %s`,
  (_, network) => {
    const ways = [ANY, { ...ANY, workgroups: 1 }, { ...ANY, wayOf: () => STAGED }, PLAYED];
    const codes = [...ways, ...ways.map((way) => ({ ...way, halves: true }))].flatMap((target) => [
      ...programs(network, target).keys(),
    ]);
    const folder = mkdtempSync(join(tmpdir(), "naga-"));
    const files = codes.map((code, i) => {
      const file = join(folder, `${i}.wgsl`);
      writeFileSync(file, code.replace(SUBGROUPS, ""));
      return file;
    });
    const { stderr, status } = spawnSync("naga", ["--bulk-validate", ...files], { encoding: "utf8" });
    rmSync(folder, { recursive: true });
    expect(stderr).toBe("");
    expect(status).toBe(0);
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
