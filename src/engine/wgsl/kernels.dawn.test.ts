/** Every kernel on a GPU against the interpreter, at sizes that nothing divides, from memory full of NaN. */
import { afterAll, expect, test } from "vitest";
import * as of from "../../graph/build.ts";
import { elements, type Graph, type Node } from "../../graph/graph.ts";
import { interpreter } from "../../graph/interpret/interpret.ts";
import { lowered } from "./lower/lower.ts";
import { ANY, type Target, targetOf } from "./lower/target.ts";
import { simplified } from "./passes/index.ts";
import { programOf } from "./run/program.ts";
import { openDawn } from "./testing/dawn.ts";
import { evaluator } from "./testing/evaluate.ts";
import { noise, toy, weight } from "./testing/toy.ts";

const dawn = await openDawn();
const onGpu = test.skipIf(!dawn);
afterAll(() => dawn?.gpu.destroy());

const TIMES = [3, 500, 3];
const LABELS = [0, 3, 2];

/** What a real GPU gets, in small tiles and in large ones, and what this one gets. */
const WAYS: readonly Target[] = [ANY, { ...ANY, workgroups: 1 }, ...(dawn ? [targetOf(dawn.gpu)] : [])];
const LABELLED = WAYS.map((target) => ({ ...target, target }));
const onHalves = test.skipIf(!dawn?.gpu.features.has("shader-f16"));
const HALVES = LABELLED.map(({ target, ...label }) => ({ ...label, target: { ...target, halves: true } }));

async function differs(graph: Graph, target = ANY): Promise<number> {
  const size = elements(graph.picture);
  const x = noise(3 * size, 11);
  const found = await (await evaluator(dawn!.gpu, graph, { target }))({ x, t: TIMES, labels: LABELS });
  const run = await interpreter(graph);
  const expected = TIMES.flatMap((t, i) => [
    ...run({ x: Float64Array.from(x.subarray(i * size, (i + 1) * size)), t, class: LABELS[i]! }),
  ]);
  expect(found.length).toBe(expected.length);
  const largest = Math.max(...expected.map((value) => Math.abs(value)));
  return (
    expected.reduce((worst, value, i) => Math.max(worst, Math.abs(value - found[i]!) || 0), 0) / largest + nans(found)
  );
}

/** A comparison with NaN is never true, and would pass for a match. */
const nans = (values: Float32Array): number => values.filter(Number.isNaN).length;

const odd = of.picture([6, 28, 28]);
const small = of.picture([5, 7, 3]);
const conv = (x: Node, o: number, k: number, how = {}) =>
  of.conv(x, weight([o, x.shape[0]!, k, k], 5), weight([o], 6), how);
const norm = (x: Node, groups: number) =>
  of.groupNorm(x, groups, 1e-5, weight([x.shape[0]!], 3, 1), weight([x.shape[0]!], 4, 1));
const flat = of.reshape(small, [5, 21]);

/** Heads of so many values, that look at another number of keys. */
const attended = (heads: number, queries: number, keys: number, d: number, e = d, scale = 3) => {
  const x = of.picture([heads, 9, 5]);
  const made = (rows: number, width: number, seed: number) => {
    const all = of.linear(of.reshape(x, [heads, 45]), weight([rows * width, 45], seed), null);
    return of.reshape(all, [heads, rows, width]);
  };
  const [q, k, v] = [made(queries, d, 1), made(keys, d, 2), made(keys, e, 3)];
  return of.matmul(of.softmax(of.affine(of.matmul(q, of.transpose(k, [0, 2, 1])), scale / Math.sqrt(d)), 2), v);
};

const HEADS: Readonly<Record<string, Node>> = {
  "attention of a narrow head": attended(2, 7, 11, 12),
  "attention of wide heads": attended(2, 9, 13, 50, 70),
  "attention of large scores": attended(1, 9, 37, 12, 12, 3000),
  "attention of one that is wider than a workgroup": attended(1, 5, 67, 20, 1100),
};

/** Each [high · wide · c, H, W] as [c, H · high, W · wide]. */
function patched(x: Node, high: number, wide: number): Node {
  const [channels, height, width] = x.shape as [number, number, number];
  const c = channels / high / wide;
  const apart = of.transpose(of.reshape(x, [c, high, wide, height, width]), [0, 3, 1, 4, 2]);
  return of.reshape(apart, [c, height * high, width * wide]);
}

const SUMS: Readonly<Record<string, Node>> = {
  "convolution, 28 × 28": conv(odd, 7, 3),
  "convolution of 6 × 6, stride 2": conv(odd, 5, 6, { stride: 2, padding: 2 }),
  "convolution at the right and below, odd width": conv(small, 3, 3, { stride: 2, padding: [0, 0, 1, 1] }),
  "matrix without bias": of.linear(of.transpose(flat, [1, 0]), weight([9, 5], 8), null),
  enlarged: conv(of.upsample(small), 4, 3),
  "more channels than lanes": conv(conv(small, 70, 3), 37, 3),
  "channels that are pixels of patches": patched(conv(small, 18, 3), 3, 2),
  "channels that are patches, enlarged": patched(conv(of.upsample(small), 12, 1), 2, 3),
  "pictures that lie on their side": of.transpose(conv(small, 6, 3), [0, 2, 1]),
};

const CASES: Readonly<Record<string, Node>> = {
  "enlarged alone": of.upsample(small),
  "norm of three channels": norm(odd, 2),
  "norm with SiLU over two parts": of.activation(norm(of.concat([small, of.affine(small, 2, 1)], 0), 5), "silu"),
  "mean of four": of.averagePool(odd),
  moved: of.reshape(of.transpose(odd, [2, 0, 1]), [3, 56, 28]),
  cut: of.slice(of.slice(odd, 0, 1, 6), 2, 3, 20),
  "product with repeats": of.mul(small, of.slice(small, 1, 2, 3)),
  "nine beside each other": of.concat(
    Array.from({ length: 9 }, (_, i) => of.affine(small, 1, i)),
    1,
  ),
  gelu: of.activation(of.affine(small, 3), "gelu"),
  softmax: of.softmax(of.affine(flat, 4), 0),
  "softmax of large values": of.softmax(of.affine(flat, 300, 500), 0),
  "layer norm": of.normalize(flat, "layer", 0, 1e-5),
  "unit length": of.normalize(flat, "unit", 1, 1e-12),
  matmul: of.matmul(of.transpose(flat, [1, 0]), of.affine(flat, 1, 0.5)),
};

/** What float32 leaves of them is coarse; squares minus the square of the mean would leave nothing. */
const FAR: Readonly<Record<string, Node>> = {
  "norm of values far from zero": norm(of.affine(odd, 1, 1000), 2),
  "layer norm of values far from zero": of.normalize(of.affine(flat, 1, 1000), "layer", 0, 1e-5),
};

function graphOf(output: Node): Graph {
  let input = output;
  while (input.inputs.length > 0) input = input.inputs[0]!;
  return { picture: input.shape, classes: 0, output };
}

onGpu.each(Object.entries(CASES))("%s", async (_, output) => {
  expect(await differs(graphOf(output))).toBeLessThan(3e-6);
});

onGpu.each(Object.entries(FAR))("%s", async (_, output) => {
  expect(await differs(graphOf(output))).toBeLessThan(3e-4);
});

/** By a power of two, which rounds nothing: only eps is smaller beside them, and that in the last bits. */
onGpu.each(LABELLED)("a norm doesn't know how large its values are: $lanes lanes", async ({ target }) => {
  const normed = async (scale: number) => {
    const output = norm(of.affine(conv(odd, 8, 3), scale), 2);
    return (await evaluator(dawn!.gpu, graphOf(output), { target }))({ x: noise(elements(odd.shape), 11), t: [3] });
  };
  const [once, large] = [await normed(2 ** 10), await normed(2 ** 40)];
  expect(nans(large)).toBe(0);
  expect(Math.max(...once.map((value, i) => Math.abs(value - large[i]!)))).toBeLessThan(1e-6);
});

const each = Object.entries(SUMS).flatMap(([name, output]) => LABELLED.map((way) => ({ name, output, ...way })));

onGpu.each(each)("$name: $lanes lanes, $workgroups workgroups", async ({ target, output }) => {
  expect(await differs(graphOf(output), target)).toBeLessThan(3e-6);
});

/** No tile changes them. */
const heads = Object.entries(HEADS).flatMap(([name, output]) =>
  [ANY, ...WAYS.slice(2)].map((target) => ({ name, output, target, lanes: target.lanes })),
);

onGpu.each(heads)("$name: $lanes lanes", { timeout: 300_000 }, async ({ target, output }) => {
  expect(await differs(graphOf(output), target)).toBeLessThan(3e-6);
});

onGpu.each(LABELLED)(
  "a whole network: $lanes lanes, $workgroups workgroups",
  { timeout: 300_000 },
  async ({ target }) => {
    expect(await differs(toy(), target)).toBeLessThan(1e-5);
  },
);

onGpu.each(LABELLED)(
  "twice is the same bits, and a picture doesn't know among how many: $lanes lanes",
  async ({ target }) => {
    const evaluate = await evaluator(dawn!.gpu, toy(), { target });
    const x = noise(3 * 180, 12);
    const all = await evaluate({ x, t: TIMES, labels: LABELS });
    expect(await evaluate({ x, t: TIMES, labels: LABELS })).toEqual(all);
    const alone = await evaluate({ x: x.slice(180, 360), t: [500], labels: [3] });
    expect(alone).toEqual(all.slice(alone.length, 2 * alone.length));
  },
);

/** Read as vectors of four; and where that is asked for, float16, as all is before the last two layers. */
const before = (x: Node) => conv(conv(of.reshape(x, [elements(x.shape), 1, 1]), 3, 1), 2, 1);

const ALL = Object.entries({ ...CASES, ...SUMS });

onGpu.each(ALL)("%s, and two layers behind it", async (_, output) => {
  expect(await differs(graphOf(before(output)))).toBeLessThan(3e-6);
});

onHalves.each(ALL)("%s, as float16", async (name, output) => {
  const off = await differs(graphOf(before(output)), { ...ANY, halves: true });
  expect(off).toBeLessThan(2e-3);
  // A copy of the picture stays float32.
  expect(off > 3e-6).toBe(!["moved", "cut"].includes(name));
});

onHalves.each(HALVES)(
  "a whole network, as float16: $lanes lanes, $workgroups workgroups",
  { timeout: 300_000 },
  async ({ target }) => {
    expect(await differs(toy(), target)).toBeLessThan(5e-3);
  },
);

onHalves("what float16 can't hold is no number in the end, and not another one", async () => {
  const x = of.picture([4, 6, 6]);
  const output = conv(norm(conv(of.affine(x, 1e6), 8, 3), 2), 3, 3);
  const asked = { x: noise(2 * 144, 5), t: [1, 1] };
  const evaluate = (halves: boolean) => evaluator(dawn!.gpu, graphOf(output), { target: { ...ANY, halves } });
  expect(nans(await (await evaluate(false))(asked))).toBe(0);
  const found = await (await evaluate(true))(asked);
  expect(nans(found)).toBe(found.length);
});

onGpu.each(LABELLED)("a program runs over nothing without an error: $lanes lanes", async ({ target }) => {
  const { gpu } = dawn!;
  gpu.pushErrorScope("validation");
  const program = await programOf(gpu, lowered(simplified(toy()), target));
  await gpu.queue.onSubmittedWorkDone();
  expect(await gpu.popErrorScope()).toBeNull();
  program.dispose();
});
