/**
 * lucidrains/denoising-diffusion-pytorch, whose network changed over the years under the same names: what a version
 * means is in `Era`, and the rest is told by names and shapes.
 */
import { USUAL_SHAPE } from "../../bytes/picture-shape.ts";
import {
  activation,
  add,
  affine,
  concat,
  constant,
  conv,
  guess,
  matmul,
  mul,
  normalize,
  picture,
  reshape,
  sinusoid,
  softmax,
  split,
  timestep,
  transpose,
  upsample,
} from "../../graph/build.ts";
import type { Graph, Node, Weight } from "../../graph/graph.ts";
import { changed, frequencies, rows, shaped, standardised } from "../../graph/weights.ts";
import type { Names } from "../names.ts";
import { buffersSay } from "../process/buffers.ts";
import { assumed, INDEX, inferred, type Says, SIGNED } from "../process/told.ts";
import { refusal } from "../refusal.ts";
import type { Choices, Era, Evidence, Family } from "./family.ts";
import { attend, beside, convOf, groupNormOf, inHeads, linearOf, perChannel, pixelsInRow, silu } from "./layers.ts";
import { ERAS, erasOf, remembersTwice } from "./lucid-eras.ts";

const EPS = 1e-5;
const HEADS = 4;

export const lucidrains: Family = {
  id: "denoising-diffusion-pytorch",
  title: "denoising-diffusion-pytorch (lucidrains)",
  ignored: /^$/,
  recognise: (names) => names.has("init_conv.weight") && names.has("downs.0.0.block1.proj.weight"),
  build,
  process,
};

interface Shared {
  readonly era: Era;
  readonly groups: number;
  /** [4·dim]. */
  readonly time: Node;
}

async function process({ tree, names }: Evidence): Promise<Says> {
  const program = "denoising-diffusion-pytorch";
  return {
    size: null,
    T: assumed(1000, program),
    schedule: assumed({ kind: "cosine" }, program),
    prediction: assumed("epsilon", program),
    ...(await buffersSay(tree, program)),
    learned: inferred("learned_range", program),
    time: inferred(INDEX, program),
    range: assumed(SIGNED, program),
    eras: erasOf(names),
  };
}

function build(names: Names, { size = USUAL_SHAPE, era = ERAS[erasOf(names)[0]]!, groups = 8 }: Choices): Graph {
  const first = names.get("init_conv.weight");
  const outputs = names.get("final_conv.weight").shape[0]!;
  // A network that is shown its own last guess takes twice the channels.
  const conditioned = first.shape[1] === 2 * outputs || (first.shape[1] === outputs && outputs === 6);
  const x = picture([conditioned ? first.shape[1]! / 2 : first.shape[1]!, size.height, size.width]);
  const shared: Shared = { era, groups, time: silu(timeOf(names.under("time_mlp"), first.shape[0]!)) };

  let h = convOf(conditioned ? concat([guess(x.shape), x], 0) : x, names.under("init_conv"));
  const beginning = h;
  const [down, up] = [names.under("downs"), names.under("ups")];
  const twice = remembersTwice(names);
  const skips: Node[] = [];
  for (let level = 0; level < down.count; level++) {
    const each = down.under(level);
    h = residual(h, each.under(0), shared);
    if (twice) skips.push(h);
    h = attention(residual(h, each.under(1), shared), each.under(2), shared);
    skips.push(h);
    h = smaller(h, each.under(3));
  }
  h = residual(h, names.under("mid_block1"), shared);
  h = attention(h, names.under("mid_attn"), shared);
  h = residual(h, names.under("mid_block2"), shared);
  for (let level = 0; level < up.count; level++) {
    const each = up.under(level);
    h = residual(beside(h, skips.pop()!), each.under(0), shared);
    h = residual(twice ? beside(h, skips.pop()!) : h, each.under(1), shared);
    h = larger(attention(h, each.under(2), shared), each.under(3));
  }
  h = residual(beside(h, beginning), names.under("final_res_block"), shared);
  return { picture: x.shape, classes: 0, output: convOf(h, names.under("final_conv")) };
}

function timeOf(names: Names, dim: number): Node {
  const learned = names.maybe("0.weights");
  const t = timestep();
  const waves = learned && changed(learned, (values) => values.map((v) => 2 * Math.PI * v));
  const angles = waves
    ? concat([reshape(t, [1]), sinusoid(t, waves, "sin")], 0)
    : sinusoid(t, frequencies(dim / 2, 1), "sin");
  return linearOf(activation(linearOf(angles, names.under(1)), "gelu"), names.under(3));
}

function residual(x: Node, names: Names, shared: Shared): Node {
  const values = linearOf(shared.time, names.under("mlp", 1));
  const [scale, shift] = split(perChannel(values), 0, 2) as [Node, Node];
  let h = block(x, names.under("block1"), shared, (h) => add(mul(h, affine(scale, 1, 1)), shift));
  h = block(h, names.under("block2"), shared, (h) => h);
  const through = names.under("res_conv");
  return add(h, through.any ? convOf(x, through) : x);
}

function block(x: Node, names: Names, { era, groups }: Shared, condition: (h: Node) => Node): Node {
  const weight = names.get("proj.weight");
  const filters = era.standardised ? standardised(weight, EPS) : weight;
  const h = conv(x, filters, names.maybe("proj.bias"));
  const norm = names.under("norm");
  return silu(condition(norm.has("g") ? channelNorm(h, norm, "rms") : groupNormOf(h, norm, groups, EPS)));
}

/** Over the channels of each pixel: (x − mean)/√(var + eps)·g (+ b), or x/|x|·√C·g. */
function channelNorm(x: Node, names: Names, how: "layer" | "rms"): Node {
  const channels = x.shape[0]!;
  const gain = constant(shaped(names.get("g"), [channels, 1, 1]));
  if (how === "rms") return mul(affine(normalize(x, "unit", 0, 1e-12), Math.sqrt(channels)), gain);
  const scaled = mul(normalize(x, "layer", 0, EPS), gain);
  const shift = names.maybe("b");
  return shift ? add(scaled, constant(shaped(shift, [channels, 1, 1]))) : scaled;
}

/** Added to what it looks at. Linear attention has a norm behind its last convolution, full attention has not. */
function attention(x: Node, names: Names, shared: Shared): Node {
  // Residual(PreNorm(attention)) before 1.7; since then the norm is the attention's own.
  const wrapped = names.under("fn").any;
  const own = wrapped ? names.under("fn.fn") : names;
  const how = wrapped ? "layer" : "rms";
  const h = channelNorm(x, wrapped ? names.under("fn.norm") : names.under("norm"), how);
  const qkv = pixelsInRow(convOf(h, own.under("to_qkv")));
  const [q, k, v] = split(qkv, 0, 3).map((part) => inHeads(part, HEADS)) as [Node, Node, Node];
  const memory = own.maybe("mem_kv");
  const isLinear = own.has("to_out.0.weight");
  const mixed = isLinear ? linearAttention(q, k, v, memory, shared.era) : fullAttention(q, k, v, memory, shared.era);
  const pixels = reshape(mixed, [mixed.shape[0]! * mixed.shape[1]!, x.shape[1]!, x.shape[2]!]);
  if (!isLinear) return add(x, convOf(pixels, own.under("to_out")));
  return add(x, channelNorm(convOf(pixels, own.under("to_out", 0)), own.under("to_out", 1), how));
}

/** k and v [heads, d, N] with what was learned to stand before them. */
function withMemory(k: Node, v: Node, memory: Weight | null, order: readonly number[]): [Node, Node] {
  if (!memory) return [k, v];
  const [, ...shape] = memory.shape;
  const [first, second] = [0, 1].map((i) => transpose(constant(shaped(rows(memory, i, i + 1), shape)), order));
  return [concat([first!, k], 2), concat([second!, v], 2)];
}

/** softmax(q) · (softmax(k)ᵀ · v): the keys are summed up first (Shen et al. 2018). */
function linearAttention(q: Node, k0: Node, v0: Node, memory: Weight | null, era: Era): Node {
  const [heads, d, pixels] = q.shape as [number, number, number];
  const [k, v] = withMemory(k0, v0, memory, [0, 1, 2]);
  const values = era.dividedByPixels ? affine(v, 1 / pixels) : v;
  const queries = affine(softmax(q, 1), 1 / Math.sqrt(d));
  const context = matmul(values, transpose(softmax(k, 2), [0, 2, 1]));
  return reshape(matmul(context, queries), [heads, d, pixels]);
}

function fullAttention(q: Node, k0: Node, v0: Node, memory: Weight | null, { cosine }: Era): Node {
  const [k, v] = withMemory(k0, v0, memory, [0, 2, 1]);
  if (cosine === null) return attend(q, k, v, 1 / Math.sqrt(q.shape[1]!));
  // Made of length 1 along the pixels, as that version did, not along d.
  return attend(normalize(q, "unit", 2, 1e-12), normalize(k, "unit", 2, 1e-12), v, cosine);
}

function smaller(x: Node, names: Names): Node {
  if (!names.any) return x;
  const unshuffled = names.maybe("1.weight");
  if (unshuffled) return conv(unshuffle(x), unshuffled, names.maybe("1.bias"));
  const [, , kernel] = names.get("weight").shape;
  return kernel === 4 ? convOf(x, names, { stride: 2, padding: 1 }) : convOf(x, names);
}

function larger(x: Node, names: Names): Node {
  if (!names.any) return x;
  if (names.has("1.weight")) return convOf(upsample(x), names.under(1));
  const weight = names.get("weight");
  return weight.shape[2] === 4 ? transposedConv(x, weight, names.maybe("bias")) : convOf(x, names);
}

/** Every 2 × 2 pixels side by side in the channels: c, then row, then column. */
function unshuffle(x: Node): Node {
  const [c, h, w] = x.shape as [number, number, number];
  const apart = transpose(reshape(x, [c, h / 2, 2, w / 2, 2]), [0, 2, 4, 1, 3]);
  return reshape(apart, [4 * c, h / 2, w / 2]);
}

/**
 * A transposed convolution of 4 × 4, stride 2, padding 1: for each of the four places that a pixel becomes, an
 * ordinary one of 3 × 3 whose other taps are zero.
 * @param weight [I, O, 4, 4]
 */
function transposedConv(x: Node, weight: Weight, bias: Weight | null): Node {
  const [inputs, outputs, kernel] = weight.shape as [number, number, number];
  if (kernel !== 4) throw refusal("family.kernel", { name: weight.name, shape: weight.shape.join(", ") });
  // Output row 2i + a takes input row i + d − 1 through tap TAPS[a][d].
  const TAPS = [
    [3, 1, null],
    [null, 2, 0],
  ] as const;
  const phases: Weight = {
    name: weight.name,
    shape: [4 * outputs, inputs, 3, 3],
    read: async () => {
      const from = await weight.read();
      return Float32Array.from({ length: 36 * outputs * inputs }, (_, at) => {
        const [dx, dy] = [at % 3, Math.floor(at / 3) % 3];
        const input = Math.floor(at / 9) % inputs;
        const channel = Math.floor(at / (9 * inputs));
        const [output, row, column] = [channel >> 2, (channel >> 1) & 1, channel & 1];
        const [ky, kx] = [TAPS[row]![dy], TAPS[column]![dx]];
        return ky == null || kx == null ? 0 : from[((input * outputs + output) * 4 + ky) * 4 + kx]!;
      });
    },
  };
  const [, h, w] = x.shape as [number, number, number];
  const apart = reshape(conv(x, phases, null), [outputs, 2, 2, h, w]);
  const out = reshape(transpose(apart, [0, 3, 1, 4, 2]), [outputs, 2 * h, 2 * w]);
  return bias ? add(out, constant(shaped(bias, [outputs, 1, 1]))) : out;
}
