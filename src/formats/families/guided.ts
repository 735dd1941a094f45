/**
 * openai/improved-diffusion and openai/guided-diffusion. Blocks are numbered through; what stands in one is told by its
 * names. How many heads there are, and in which order q, k and v stand, is in no file.
 */
import { USUAL_SHAPE } from "../../bytes/picture-shape.ts";
import {
  add,
  averagePool,
  classIndex,
  picture,
  reshape,
  row,
  sinusoid,
  split,
  timestep,
  upsample,
} from "../../graph/build.ts";
import type { Graph, Node } from "../../graph/graph.ts";
import { frequencies } from "../../graph/weights.ts";
import type { Names } from "../names.ts";
import { HO } from "../process/schedules.ts";
import { assumed, INDEX, type Says, SIGNED } from "../process/told.ts";
import type { Choices, Family } from "./family.ts";
import {
  attend,
  beside,
  convOf,
  groupNormOf,
  inHeads,
  linearOf,
  mixChannelsOf,
  perChannel,
  pixelsInRow,
  scaleShift,
  silu,
} from "./layers.ts";

const GROUPS = 32;
const EPS = 1e-5;
const HEADS = 4;

export const guided: Family = {
  id: "guided-diffusion",
  title: "improved-diffusion, guided-diffusion (OpenAI)",
  ignored: /^$/,
  recognise: (names) => names.has("time_embed.0.weight") && names.has("input_blocks.0.0.weight"),
  build,
  process,
};

type Resample = (x: Node) => Node;
const same: Resample = (x) => x;

/** A bare state dict: the flags of the run say the rest, and no file has them. */
async function process(): Promise<Says> {
  const program = "guided-diffusion";
  return {
    size: null,
    T: assumed(1000, program),
    schedule: assumed({ kind: "linear", ...HO }, program),
    prediction: assumed("epsilon", program),
    learned: assumed("learned_range", program),
    time: assumed(INDEX, program),
    range: assumed(SIGNED, program),
  };
}

function build(names: Names, choices: Choices): Graph {
  const { size = USUAL_SHAPE } = choices;
  const embed = names.under("time_embed");
  const channels = embed.get("0.weight").shape[1]!;
  const angles = sinusoid(timestep(), frequencies(channels / 2, 0), "cos");
  let time = linearOf(silu(linearOf(angles, embed.under(0))), embed.under(2));
  const labels = names.maybe("label_emb.weight");
  if (labels) time = add(time, row(classIndex(), labels));
  const emb = silu(time);

  const inputs = names.under("input_blocks");
  const outputs = names.under("output_blocks");
  const last = outputs.count;
  // A level ends with what resamples: one more layer in an output block, behind its residual and its attention.
  const upward = Array.from({ length: last }, (_, i) => endsLevel(outputs.under(i)));
  const levels = 1 + upward.filter(Boolean).length;
  // As many input blocks as output blocks: L·(n + 1), the first convolution among them.
  const perLevel = last / levels;

  const x = picture([inputs.get("0.0.weight").shape[1]!, size.height, size.width]);
  let h: Node = x;
  const skips: Node[] = [];
  for (let i = 0; i < last; i++) {
    const downward = i > 0 && i % perLevel === 0;
    h = block(h, emb, inputs.under(i), choices, downward ? averagePool : same);
    skips.push(h);
  }
  h = block(h, emb, names.under("middle_block"), choices, same);
  for (let i = 0; i < last; i++) {
    h = block(beside(h, skips.pop()!), emb, outputs.under(i), choices, upward[i] ? upsample : same);
  }
  const out = names.under("out");
  const output = convOf(silu(groupNormOf(h, out.under(0), GROUPS, EPS)), out.under(2));
  return { picture: x.shape, classes: labels?.shape[0] ?? 0, output };
}

function endsLevel(names: Names): boolean {
  const at = names.count - 1;
  return at > 0 && !names.under(at, "qkv").any;
}

/** The layers of one numbered block, one after the other; the last of them resamples where its place says so. */
function block(x: Node, emb: Node, names: Names, choices: Choices, resample: Resample): Node {
  const { count } = names;
  // Without parameters there is nothing to number: the mean of 2 × 2 pixels.
  if (count === 0) return resample(x);
  let h = x;
  for (let j = 0; j < count; j++) {
    const layer = names.under(j);
    // An output block's residual comes first and resamples nothing: its own copy behind it does.
    const resamples = j === count - 1 && (count === 1 || resample === upsample) ? resample : same;
    if (layer.under("in_layers").any) h = residual(h, emb, layer, resamples);
    else if (layer.under("qkv").any) h = attention(h, layer, choices);
    else if (layer.under("op").any) h = convOf(h, layer.under("op"), { stride: 2 });
    else if (layer.under("conv").any) h = convOf(upsample(h), layer.under("conv"));
    else h = convOf(h, layer);
  }
  return h;
}

function residual(x: Node, emb: Node, names: Names, resample: Resample): Node {
  const before = names.under("in_layers");
  const after = names.under("out_layers");
  let h = convOf(resample(silu(groupNormOf(x, before.under(0), GROUPS, EPS))), before.under(2));
  const skipped = resample(x);
  const time = linearOf(emb, names.under("emb_layers", 1));
  if (time.shape[0] === 2 * h.shape[0]!) h = scaleShift(groupNormOf(h, after.under(0), GROUPS, EPS), time);
  else h = groupNormOf(add(h, perChannel(time)), after.under(0), GROUPS, EPS);
  h = convOf(silu(h), after.under(3));
  const skip = names.under("skip_connection");
  return add(skip.any ? convOf(skipped, skip) : skipped, h);
}

function attention(x: Node, names: Names, { heads, headChannels, newAttentionOrder = false }: Choices): Node {
  const channels = x.shape[0]!;
  const count = headChannels ? channels / headChannels : (heads ?? HEADS);
  const qkv = mixChannelsOf(pixelsInRow(groupNormOf(x, names.under("norm"), GROUPS, EPS)), names.under("qkv"));
  // Legacy: each head has its q, k and v together.
  const [q, k, v] = (
    newAttentionOrder ? split(qkv, 0, 3).map((part) => inHeads(part, count)) : split(inHeads(qkv, count), 1, 3)
  ) as [Node, Node, Node];
  const mixed = attend(q, k, v, 1 / Math.sqrt(channels / count));
  const row = reshape(mixed, [channels, x.shape[1]! * x.shape[2]!]);
  return add(x, reshape(mixChannelsOf(row, names.under("proj_out")), x.shape));
}
