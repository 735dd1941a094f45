/** tqch/ddpm-torch. */

import { USUAL_SHAPE } from "../../bytes/picture-shape.ts";
import type { Prediction } from "../../diffusion/process.ts";
import { add, picture, reshape, sinusoid, split, timestep, upsample } from "../../graph/build.ts";
import type { Graph, Node } from "../../graph/graph.ts";
import { frequencies } from "../../graph/weights.ts";
import type { Names } from "../names.ts";
import { noteIn, numberIn, within } from "../process/notes.ts";
import { HO, scheduleNamed } from "../process/schedules.ts";
import { assumed, INDEX, inferred, read, type Says, SIGNED } from "../process/told.ts";
import { refusal } from "../refusal.ts";
import type { Choices, Evidence, Family } from "./family.ts";
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
  silu,
} from "./layers.ts";

const GROUPS = 32;
const EPS = 1e-6;

export const tqch: Family = {
  id: "ddpm-torch",
  title: "ddpm-torch (tqch)",
  ignored: /^$/,
  recognise: (names) => names.has("in_conv.weight") && names.has("embed.0.weight") && names.under("downsamples").any,
  build,
  process,
};

const PREDICTIONS: Readonly<Record<string, Prediction>> = { eps: "epsilon", x_0: "sample", mean: "mean" };

/** Its configuration's json; without one its defaults, which are DDPM's. */
async function process({ notes }: Evidence): Promise<Says> {
  const program = "ddpm-torch";
  const note = noteIn(notes, /\.json$/, (fields) => "model_mean_type" in within(fields, "diffusion"));
  const usual: Says = {
    size: null,
    T: assumed(1000, program),
    schedule: assumed({ kind: "linear", ...HO }, program),
    prediction: assumed("epsilon", program),
    // Its "learned" is log σ² itself.
    learned: inferred("learned", program),
    time: inferred(INDEX, program),
    range: assumed(SIGNED, program),
  };
  if (!note) return usual;
  const { path, fields } = note;
  const diffusion = within(fields, "diffusion");
  const T = numberIn(path, diffusion, "timesteps");
  const ends = ["beta_start", "beta_end"].map((name) => numberIn(path, diffusion, name)) as [number, number];
  const [kind, mean] = ["beta_schedule", "model_mean_type"].map((name) => `${path}: diffusion.${name}`) as [
    string,
    string,
  ];
  const prediction = PREDICTIONS[String(diffusion.model_mean_type)];
  if (!prediction) throw refusal("family.mean", { where: mean, type: String(diffusion.model_mean_type) });
  return {
    ...usual,
    T: read(T, `${path}: diffusion.timesteps`),
    schedule: read(scheduleNamed(String(diffusion.beta_schedule), ...ends, T, kind), kind),
    prediction: read(prediction, mean),
  };
}

function build(names: Names, { size = USUAL_SHAPE }: Choices): Graph {
  const embed = names.under("embed");
  const channels = embed.get("0.weight").shape[1]!;
  const angles = sinusoid(timestep(), frequencies(channels / 2, 1), "sin");
  const time = silu(linearOf(silu(linearOf(angles, embed.under(0))), embed.under(2)));
  const x = picture([names.get("in_conv.weight").shape[1]!, size.height, size.width]);
  let h = convOf(x, names.under("in_conv"));
  const skips = [h];
  const [down, up] = [names.under("downsamples"), names.under("upsamples")];
  let levels = 0;
  while (down.under(`level_${levels}`).any) levels++;
  for (let level = 0; level < levels; level++) {
    const each = down.under(`level_${level}`);
    for (let j = 0; j < each.count; j++) {
      // The last of a level but the lowest: padded right and below, as TensorFlow does ("same").
      h = isResampling(each.under(j))
        ? convOf(h, each.under(j, 1), { stride: 2, padding: [0, 0, 1, 1] })
        : layer(h, time, each.under(j));
      skips.push(h);
    }
  }
  const middle = names.under("middle");
  h = residual(h, time, middle.under(0));
  h = attention(h, middle.under(1));
  h = residual(h, time, middle.under(2));
  for (let level = levels - 1; level >= 0; level--) {
    const each = up.under(`level_${level}`);
    for (let j = 0; j < each.count; j++) {
      h = isResampling(each.under(j))
        ? convOf(upsample(h), each.under(j, 1))
        : layer(beside(h, skips.pop()!), time, each.under(j));
    }
  }
  const out = names.under("out_conv");
  const output = convOf(silu(groupNormOf(h, out.under(0), GROUPS, EPS)), out.under(2));
  return { picture: x.shape, classes: 0, output };
}

const isResampling = (names: Names) => names.has("1.weight");

/** A residual block, alone or with attention behind it. */
function layer(x: Node, time: Node, names: Names): Node {
  if (!names.under(0).any) return residual(x, time, names);
  return attention(residual(x, time, names.under(0)), names.under(1));
}

function residual(x: Node, time: Node, names: Names): Node {
  let h = convOf(silu(groupNormOf(x, names.under("norm1"), GROUPS, EPS)), names.under("conv1"));
  h = add(h, perChannel(linearOf(time, names.under("fc"))));
  h = convOf(silu(groupNormOf(h, names.under("norm2"), GROUPS, EPS)), names.under("conv2"));
  const skip = names.under("skip");
  return add(h, skip.any ? convOf(x, skip) : x);
}

function attention(x: Node, names: Names): Node {
  const h = pixelsInRow(groupNormOf(x, names.under("norm"), GROUPS, EPS));
  const [q, k, v] = split(mixChannelsOf(h, names.under("project_in")), 0, 3).map((part) => inHeads(part, 1)) as [
    Node,
    Node,
    Node,
  ];
  const mixed = reshape(attend(q, k, v, 1 / Math.sqrt(x.shape[0]!)), h.shape);
  return add(x, reshape(mixChannelsOf(mixed, names.under("project_out")), x.shape));
}
