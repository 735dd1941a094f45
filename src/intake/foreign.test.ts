/** ONNX networks with an op that the graph has no place for: taken in as they are, and answering as onnxruntime has them. */
import * as ort from "onnxruntime-web";
import { expect, test } from "vitest";
import { concat } from "../bytes/concat.ts";
import { fromHalves, toHalf } from "../bytes/half.ts";
import { integerField, messageField, textField } from "../bytes/protobuf.ts";
import { openWasm } from "../engine/ort/ort-wasm.ts";
import { selfCheck } from "../engine/selfcheck.ts";
import { graphIn } from "../engine/wgsl/open.ts";
import { initializerHeader, node, TYPE } from "../graph/onnx/proto.ts";
import { ramp } from "../graph/testing/cases.ts";
import { Library } from "../library/library.ts";
import { memoryFiles } from "../library/testing/memory-files.ts";
import { parseManifest } from "../models/manifest.ts";
import { Intake } from "./intake.ts";
import { knownAnswer } from "./known.ts";

const [C, H, W, CLASSES] = [3, 12, 10, 4];

interface Kind {
  /** Channels last, as TensorFlow has them. */
  readonly last: boolean;
  readonly half: boolean;
  /** Of the file; named where it is free. */
  readonly batch: number | "N";
  readonly time: readonly (number | "N")[];
  readonly timeType: number;
  readonly classes: boolean;
}

const info = (field: 11 | 12, name: string, type: number, shape: readonly (number | string)[]) => {
  const sizes = shape.map((size) =>
    messageField(1, [typeof size === "number" ? integerField(1, size) : textField(2, size)]),
  );
  const tensor = messageField(1, [integerField(1, type), messageField(2, sizes)]);
  return messageField(field, [textField(1, name), messageField(2, [tensor])]);
};

const constant = (name: string, type: number, shape: readonly number[], values: Float32Array | BigInt64Array) =>
  concat(Uint8Array, [initializerHeader(name, type, shape, values.byteLength), new Uint8Array(values.buffer)]);

const FILTERS = ramp([C, C, 3, 3], 0.7).map((value) => value / 3);

/** Its filters lie in a file beside. */
const OUTSIDE = messageField(5, [
  ...[C, C, 3, 3].map((size) => integerField(1, size)),
  integerField(2, TYPE.float),
  textField(8, "filters"),
  messageField(13, [textField(1, "location"), textField(2, "odd.data")]),
  integerField(14, 1),
]);

function odd({ last, half, batch, time, timeType, classes }: Kind): Uint8Array<ArrayBuffer> {
  const type = half ? TYPE.float16 : TYPE.float;
  const shape = last ? [batch, H, W, C] : [batch, C, H, W];
  const nodes = [
    node("Cast", ["pixels"], "float", { to: TYPE.float }),
    node(last ? "Transpose" : "Identity", ["float"], "first", last ? { perm: [0, 3, 1, 2] } : {}),
    node("Conv", ["first", "filters"], "conv", { kernel_shape: [3, 3], pads: [1, 1, 1, 1] }),
    node("LeakyRelu", ["conv"], "leaky", {}),
    node("Cast", ["when"], "t", { to: TYPE.float }),
    node("Mul", ["t", "thousandth"], "part", {}),
    node("Reshape", ["part", "pictures"], "later", {}),
    node("Add", ["leaky", "later"], "timed", {}),
    ...(classes
      ? [
          node("Gather", ["table", "of"], "row", { axis: 0 }),
          node("Reshape", ["row", "colours"], "colour", {}),
          node("Add", ["timed", "colour"], "known", {}),
        ]
      : [node("Identity", ["timed"], "known", {})]),
    node(last ? "Transpose" : "Identity", ["known"], "placed", last ? { perm: [0, 2, 3, 1] } : {}),
    node("Cast", ["placed"], "noise", { to: type }),
  ];
  const graph = [
    ...nodes,
    OUTSIDE,
    constant("thousandth", TYPE.float, [], Float32Array.of(0.001)),
    constant("pictures", TYPE.int64, [4], BigInt64Array.of(-1n, 1n, 1n, 1n)),
    constant("colours", TYPE.int64, [4], BigInt64Array.of(-1n, 3n, 1n, 1n)),
    constant("table", TYPE.float, [CLASSES, 3], ramp([CLASSES, 3], 0.9)),
    info(11, "pixels", type, shape),
    info(11, "when", timeType, time),
    ...(classes ? [info(11, "of", TYPE.int64, [1])] : []),
    info(12, "noise", type, shape),
  ];
  const opset = messageField(8, [textField(1, ""), integerField(2, 17)]);
  return concat(Uint8Array, [integerField(1, 8), messageField(7, graph), opset]) as Uint8Array<ArrayBuffer>;
}

const open = (network: Parameters<typeof openWasm>[0]) =>
  openWasm(network, { threads: 1, ort: () => import("onnxruntime-web") });

/** The file itself, one picture at a time. */
async function asItIs(kind: Kind, file: Uint8Array, x: Float32Array, t: number, label: number) {
  const data = [{ path: "odd.data", data: new Uint8Array(FILTERS.buffer) }];
  const session = await ort.InferenceSession.create(file, { externalData: data });
  const batch = kind.batch === "N" ? 1 : kind.batch;
  const placed = kind.last ? Float32Array.from(x, (_, i) => x[(i % C) * H * W + Math.floor(i / C)]!) : x;
  const all = Float32Array.from({ length: batch * x.length }, (_, i) => placed[i % x.length]!);
  const dims = kind.last ? [batch, H, W, C] : [batch, C, H, W];
  const pixels = kind.half ? new ort.Tensor("float16", toHalf(all), dims) : new ort.Tensor("float32", all, dims);
  const when = kind.time.map(() => 1);
  const feeds = {
    pixels,
    when:
      kind.timeType === TYPE.int64
        ? new ort.Tensor("int64", BigInt64Array.of(BigInt(t)), when)
        : new ort.Tensor("float32", Float32Array.of(t), when),
    ...(kind.classes && { of: new ort.Tensor("int64", BigInt64Array.of(BigInt(label)), [1]) }),
  };
  const [found] = Object.values(await session.run(feeds));
  const said = found!.data;
  const values = (kind.half ? fromHalves(said as Uint16Array) : (said as Float32Array)).slice(0, x.length);
  return kind.last ? Float32Array.from(values, (_, i) => values[(i % (H * W)) * C + Math.floor(i / (H * W))]!) : values;
}

const KINDS: readonly [string, Kind][] = [
  [
    "channels last, one picture, a whole number as the time, a class",
    { last: true, half: false, batch: 1, time: [], timeType: TYPE.int64, classes: true },
  ],
  [
    "any batch, float16, a time for each",
    { last: false, half: true, batch: "N", time: ["N"], timeType: TYPE.float, classes: false },
  ],
  [
    "two pictures at once, one time",
    { last: false, half: false, batch: 2, time: [1], timeType: TYPE.float, classes: false },
  ],
];

test.each(KINDS)("%s", async (_, kind) => {
  const file = odd(kind);
  const library = new Library(memoryFiles(), (work) => work());
  const files = new Map([
    ["odd.onnx", new Blob([file])],
    ["odd.data", new Blob([FILTERS])],
  ]);
  const intake = await Intake.open(files, {
    library,
    run: { open, breathe: async () => {} },
    knownAnswer: (manifest, bytes) => knownAnswer(manifest, bytes, open),
    now: () => new Date(0),
    told: () => {},
  });
  const answers = { timestep: "t + 1", range: "0 … 1" };
  const { facts } = await intake.describe(answers);
  const of = (name: string) => facts.find((fact) => fact.name === name);
  expect(of("ops")).toMatchObject({ value: "LeakyRelu", how: "read" });
  expect(of("range")).toMatchObject({ value: "−1 … 1", instead: null });
  expect(of("timestep")).toMatchObject({ value: "t + 1", how: "chosen" });

  const { id } = await intake.add("Odd", answers);
  const kept = (await library.open(id))!;
  const manifest = parseManifest(kept.manifest);
  const network = { manifest, file: new Uint8Array(await kept.network.arrayBuffer()) };
  const denoiser = await open(network);
  try {
    expect((await selfCheck(denoiser, manifest, 2)).difference).toBe(0);
    const x = ramp([3, C, H, W], 0.31);
    const t = Float32Array.of(0, 400, 998);
    const labels = kind.classes ? Float32Array.of(3, 0, 1) : undefined;
    const found = await denoiser.evaluate(x, t, labels);
    const D = C * H * W;
    for (const [i, at] of t.entries()) {
      const right = await asItIs(kind, file, x.slice(i * D, (i + 1) * D), at + 1, labels?.[i] ?? 0);
      expect(found.slice(i * D, (i + 1) * D)).toEqual(right);
    }
  } finally {
    await denoiser.dispose();
  }
  // Our own engine says which op it was, not what was written around it.
  await expect(graphIn(network)).rejects.toMatchObject({ reason: "op-unknown", message: /LeakyRelu/ });
});
