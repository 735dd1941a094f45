/**
 * The network of DDPM (Ho et al. 2020) in PyTorch: pesser/pytorch_diffusion, which converted the published
 * checkpoints, and ermongroup/ddim, which is the same.
 */
import { USUAL_SHAPE } from "../../bytes/picture-shape.ts";
import { add, averagePool, picture, reshape, sinusoid, timestep, upsample } from "../../graph/build.ts";
import type { Graph, Node } from "../../graph/graph.ts";
import { frequencies } from "../../graph/weights.ts";
import type { Names } from "../names.ts";
import { noteIn, numberIn, within } from "../process/notes.ts";
import { HO, scheduleNamed } from "../process/schedules.ts";
import { assumed, INDEX, inferred, read, type Says, SIGNED } from "../process/told.ts";
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

export const ermongroup: Family = {
  id: "ermongroup",
  title: "DDPM in PyTorch (pesser, ermongroup)",
  ignored: /^$/,
  recognise: (names) => names.has("temb.dense.0.weight") && names.has("mid.block_1.norm1.weight"),
  build,
  process,
};

/** Its config.yml; without one DDPM's own. */
async function process({ notes }: Evidence): Promise<Says> {
  const program = "ddim";
  const note = noteIn(notes, /\.ya?ml$/, (fields) => "diffusion" in fields && "model" in fields);
  const usual: Says = {
    size: null,
    T: assumed(1000, program),
    schedule: assumed({ kind: "linear", ...HO }, program),
    prediction: inferred("epsilon", program),
    learned: assumed("learned_range", program),
    time: inferred(INDEX, program),
    range: assumed(SIGNED, program),
  };
  if (!note) return usual;
  const { path, fields } = note;
  const [diffusion, data] = [within(fields, "diffusion"), within(fields, "data")];
  const T = numberIn(path, diffusion, "num_diffusion_timesteps");
  const ends = ["beta_start", "beta_end"].map((name) => numberIn(path, diffusion, name)) as [number, number];
  const kind = `${path}: diffusion.beta_schedule`;
  const side = "image_size" in data ? numberIn(path, data, "image_size") : null;
  // Else its pictures are as they come from a file: black is 0.
  const signed = data.rescaled !== false;
  return {
    ...usual,
    size: side ? read({ width: side, height: side }, `${path}: data.image_size`) : null,
    T: read(T, `${path}: diffusion.num_diffusion_timesteps`),
    schedule: read(scheduleNamed(String(diffusion.beta_schedule), ...ends, T, kind), kind),
    range: "rescaled" in data ? read(signed ? SIGNED : [0, 1], `${path}: data.rescaled`) : usual.range,
  };
}

function build(names: Names, { size = USUAL_SHAPE }: Choices): Graph {
  const dense = names.under("temb", "dense");
  const channels = dense.get("0.weight").shape[1]!;
  const embedding = sinusoid(timestep(), frequencies(channels / 2, 1), "sin");
  const time = silu(linearOf(silu(linearOf(embedding, dense.under(0))), dense.under(1)));
  const x = picture([names.get("conv_in.weight").shape[1]!, size.height, size.width]);

  let h = convOf(x, names.under("conv_in"));
  const skips = [h];
  const levels = names.under("down").count;
  for (let level = 0; level < levels; level++) {
    const down = names.under("down", level);
    for (let j = 0; j < down.under("block").count; j++) {
      h = residual(h, time, down.under("block", j));
      if (down.under("attn", j).any) h = attention(h, down.under("attn", j));
      skips.push(h);
    }
    if (level === levels - 1) continue;
    const { any } = down.under("downsample");
    h = any ? convOf(h, down.under("downsample.conv"), { stride: 2, padding: [0, 0, 1, 1] }) : averagePool(h);
    skips.push(h);
  }
  h = residual(h, time, names.under("mid.block_1"));
  h = attention(h, names.under("mid.attn_1"));
  h = residual(h, time, names.under("mid.block_2"));
  for (let level = levels - 1; level >= 0; level--) {
    const up = names.under("up", level);
    for (let j = 0; j < up.under("block").count; j++) {
      h = residual(beside(h, skips.pop()!), time, up.under("block", j));
      if (up.under("attn", j).any) h = attention(h, up.under("attn", j));
    }
    if (level === 0) continue;
    h = upsample(h);
    if (up.under("upsample").any) h = convOf(h, up.under("upsample.conv"));
  }
  const output = convOf(silu(groupNormOf(h, names.under("norm_out"), GROUPS, EPS)), names.under("conv_out"));
  return { picture: x.shape, classes: 0, output };
}

function residual(x: Node, time: Node, names: Names): Node {
  let h = convOf(silu(groupNormOf(x, names.under("norm1"), GROUPS, EPS)), names.under("conv1"));
  h = add(h, perChannel(linearOf(time, names.under("temb_proj"))));
  h = convOf(silu(groupNormOf(h, names.under("norm2"), GROUPS, EPS)), names.under("conv2"));
  const shortcut = ["nin_shortcut", "conv_shortcut"].map((name) => names.under(name)).find(({ any }) => any);
  return add(shortcut ? convOf(x, shortcut) : x, h);
}

/** One head over all pixels. */
function attention(x: Node, names: Names): Node {
  const h = pixelsInRow(groupNormOf(x, names.under("norm"), GROUPS, EPS));
  const [q, k, v] = ["q", "k", "v"].map((name) => inHeads(mixChannelsOf(h, names.under(name)), 1)) as [
    Node,
    Node,
    Node,
  ];
  const mixed = attend(q, k, v, 1 / Math.sqrt(x.shape[0]!));
  const seen = reshape(mixed, [x.shape[0]!, x.shape[1]! * x.shape[2]!]);
  return add(x, reshape(mixChannelsOf(seen, names.under("proj_out")), x.shape));
}
