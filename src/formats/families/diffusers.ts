/**
 * diffusers' UNet2DModel. Its config.json says everything; what it leaves out has the defaults of the class. Folders of
 * a pipeline and flat ones, names of today and from before 0.12.
 */

import * as v from "valibot";
import { type PictureSize, USUAL_SHAPE } from "../../bytes/picture-shape.ts";
import {
  activation,
  add,
  affine,
  averagePool,
  classIndex,
  picture,
  reshape,
  row,
  sinusoid,
  timestep,
  upsample,
} from "../../graph/build.ts";
import type { Activation, Graph, Node } from "../../graph/graph.ts";
import { frequencies } from "../../graph/weights.ts";
import type { Names } from "../names.ts";
import { noteIn } from "../process/notes.ts";
import { schedulerIn } from "../process/scheduler.ts";
import { read, type Says } from "../process/told.ts";
import { refusal } from "../refusal.ts";
import type { Choices, Config, Evidence, Family } from "./family.ts";
import {
  attend,
  beside,
  convOf,
  groupNormOf,
  inHeads,
  linearOf,
  mixChannels,
  perChannel,
  pixelsInRow,
  scaleShift,
} from "./layers.ts";

const count = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65_536));
const oneOf = <const T extends readonly string[]>(...words: T) => v.picklist(words);

const configSchema = v.object({
  sample_size: v.nullish(v.union([count, v.tuple([count, count])])),
  in_channels: v.optional(count, 3),
  out_channels: v.optional(count, 3),
  center_input_sample: v.optional(v.boolean(), false),
  time_embedding_type: v.optional(oneOf("positional", "learned"), "positional"),
  freq_shift: v.optional(v.number(), 0),
  flip_sin_to_cos: v.optional(v.boolean(), true),
  down_block_types: v.array(oneOf("DownBlock2D", "AttnDownBlock2D", "ResnetDownsampleBlock2D")),
  mid_block_type: v.nullish(oneOf("UNetMidBlock2D"), "UNetMidBlock2D"),
  up_block_types: v.array(oneOf("UpBlock2D", "AttnUpBlock2D", "ResnetUpsampleBlock2D")),
  block_out_channels: v.optional(v.array(count), [224, 448, 672, 896]),
  layers_per_block: v.optional(count, 2),
  mid_block_scale_factor: v.optional(v.number(), 1),
  downsample_padding: v.optional(v.picklist([0, 1]), 1),
  downsample_type: v.optional(oneOf("conv", "resnet"), "conv"),
  upsample_type: v.optional(oneOf("conv", "resnet"), "conv"),
  act_fn: v.optional(oneOf("silu", "swish", "gelu", "relu"), "silu"),
  attention_head_dim: v.optional(v.nullable(count), 8),
  norm_num_groups: v.nullish(count, 32),
  attn_norm_num_groups: v.nullish(count),
  norm_eps: v.optional(v.number(), 1e-5),
  resnet_time_scale_shift: v.optional(oneOf("default", "scale_shift"), "default"),
  class_embed_type: v.nullish(v.string()),
  num_class_embeds: v.nullish(count),
});
type Unet = v.InferOutput<typeof configSchema>;

export const diffusers: Family = {
  id: "diffusers",
  title: "diffusers UNet2DModel",
  ignored: /^$/,
  recognise: (names) => names.has("conv_in.weight") && names.has("time_embedding.linear_1.weight"),
  build,
  process,
};

/** @throws Refusal naming the field, what it is and what would be read */
export function parseUnet(config: Config | null): Unet {
  if (!config) throw refusal("family.noConfig");
  const parsed = v.safeParse(configSchema, config);
  if (!parsed.success) {
    const [issue] = parsed.issues;
    throw refusal("note.field", {
      path: "config.json",
      field: v.getDotPath(issue) ?? "",
      found: issue.received,
      expected: issue.expected ?? "",
    });
  }
  return parsed.output;
}

interface Shared {
  readonly config: Unet;
  readonly act: (x: Node) => Node;
  /** act(time). */
  readonly time: Node;
  readonly groups: number;
}

const CONFIG = /(^|\/)config\.json$/;

async function process({ notes }: Evidence): Promise<Says> {
  const note = noteIn(notes, CONFIG);
  const size = sizeIn(parseUnet(note?.fields ?? null));
  return {
    size: size && read(size, `${note!.path}: sample_size`),
    ...schedulerIn(notes),
  };
}

/** What it was trained for: a network of convolutions takes others too. */
function sizeIn({ sample_size: size }: Unet): PictureSize | null {
  if (size == null) return null;
  const [height, width] = typeof size === "number" ? [size, size] : size;
  return { width, height };
}

function build(names: Names, choices: Choices, json: Config | null): Graph {
  const config = parseUnet(json);
  const channels = config.block_out_channels;
  const { height, width } = choices.size ?? sizeIn(config) ?? USUAL_SHAPE;
  // Each level but the last halves them.
  const by = 2 ** (channels.length - 1);
  if (height % by !== 0 || width % by !== 0) throw refusal("picture.halved", { width, height, by });
  const x = picture([config.in_channels, height, width]);
  const of: Activation = config.act_fn === "swish" ? "silu" : config.act_fn;
  const act = (h: Node) => activation(h, of);
  const groups = config.norm_num_groups ?? Math.min(Math.floor(channels[0]! / 4), 32);
  const shared: Shared = { config, act, time: act(timeOf(names, config)), groups };

  let h = convOf(x, names.under("conv_in"));
  const skips = [h];
  for (const [i, kind] of config.down_block_types.entries()) {
    const block = names.under("down_blocks", i);
    for (let j = 0; j < block.under("resnets").count; j++) {
      h = residual(h, block.under("resnets", j), shared);
      if (block.under("attentions", j).any) h = attention(h, block.under("attentions", j), shared);
      skips.push(h);
    }
    if (i === channels.length - 1) continue;
    h = down(h, kind, block.under("downsamplers", 0), shared);
    skips.push(h);
  }
  h = middle(h, names.under("mid_block"), shared);
  for (const [i, kind] of config.up_block_types.entries()) {
    const block = names.under("up_blocks", i);
    for (let j = 0; j < block.under("resnets").count; j++) {
      h = residual(beside(h, skips.pop()!), block.under("resnets", j), shared);
      if (block.under("attentions", j).any) h = attention(h, block.under("attentions", j), shared);
    }
    if (i < channels.length - 1) h = up(h, kind, block.under("upsamplers", 0), shared);
  }
  h = act(groupNormOf(h, names.under("conv_norm_out"), groups, config.norm_eps));
  const output = convOf(h, names.under("conv_out"));
  return { picture: x.shape, classes: config.num_class_embeds ?? 0, output };
}

function timeOf(names: Names, config: Unet): Node {
  const [channels] = config.block_out_channels as [number];
  const angles =
    config.time_embedding_type === "learned"
      ? row(timestep(), names.get("time_proj.weight"))
      : sinusoid(timestep(), frequencies(channels / 2, config.freq_shift), config.flip_sin_to_cos ? "cos" : "sin");
  const embedding = names.under("time_embedding");
  const time = linearOf(activation(linearOf(angles, embedding.under("linear_1")), "silu"), embedding.under("linear_2"));
  if (!config.num_class_embeds) return time;
  if (config.class_embed_type) {
    throw refusal("family.classes", { type: config.class_embed_type });
  }
  return add(time, row(classIndex(), names.get("class_embedding.weight")));
}

function down(x: Node, kind: Unet["down_block_types"][number], names: Names, shared: Shared): Node {
  const { downsample_type, downsample_padding } = shared.config;
  if (kind === "ResnetDownsampleBlock2D" || (kind === "AttnDownBlock2D" && downsample_type === "resnet")) {
    return residual(x, names, shared, averagePool);
  }
  const conv = names.under("conv").any ? names.under("conv") : names.under("op");
  return convOf(x, conv, { stride: 2, padding: downsample_padding === 0 ? [0, 0, 1, 1] : 1 });
}

function up(x: Node, kind: Unet["up_block_types"][number], names: Names, shared: Shared): Node {
  if (kind === "ResnetUpsampleBlock2D" || (kind === "AttnUpBlock2D" && shared.config.upsample_type === "resnet")) {
    return residual(x, names, shared, upsample);
  }
  return convOf(upsample(x), names.under("conv"));
}

function middle(x: Node, names: Names, shared: Shared): Node {
  if (!names.any) return x;
  const factor = shared.config.mid_block_scale_factor;
  let h = x;
  for (let j = 0; j < names.under("resnets").count; j++) {
    if (j > 0 && names.under("attentions", j - 1).any) {
      h = attention(h, names.under("attentions", j - 1), shared, factor);
    }
    h = residual(h, names.under("resnets", j), shared, undefined, factor);
  }
  return h;
}

function residual(x: Node, names: Names, shared: Shared, resample = (h: Node) => h, factor = 1): Node {
  const { config, act, time, groups } = shared;
  const eps = config.norm_eps;
  let h = convOf(resample(act(groupNormOf(x, names.under("norm1"), groups, eps))), names.under("conv1"));
  const values = linearOf(time, names.under("time_emb_proj"));
  if (config.resnet_time_scale_shift === "scale_shift") {
    h = scaleShift(groupNormOf(h, names.under("norm2"), groups, eps), values);
  } else h = groupNormOf(add(h, perChannel(values)), names.under("norm2"), groups, eps);
  h = convOf(act(h), names.under("conv2"));
  const shortcut = names.under("conv_shortcut");
  const skipped = resample(x);
  h = add(shortcut.any ? convOf(skipped, shortcut) : skipped, h);
  return factor === 1 ? h : affine(h, 1 / factor);
}

function attention(x: Node, names: Names, { config, groups }: Shared, factor = 1): Node {
  const channels = x.shape[0]!;
  // null: one head of all channels.
  const heads = config.attention_head_dim ? Math.floor(channels / config.attention_head_dim) : 1;
  const norm = names.under("group_norm");
  const h = pixelsInRow(norm.any ? groupNormOf(x, norm, config.attn_norm_num_groups ?? groups, config.norm_eps) : x);
  const project = (input: Node, now: string, before: string) => {
    const bias = names.maybe(`${now}.bias`) ?? names.maybe(`${before}.bias`);
    return mixChannels(input, names.get(`${now}.weight`, `${before}.weight`), bias);
  };
  const [q, k, value] = [
    ["to_q", "query"],
    ["to_k", "key"],
    ["to_v", "value"],
  ].map(([now, before]) => inHeads(project(h, now!, before!), heads)) as [Node, Node, Node];
  const mixed = reshape(attend(q, k, value, 1 / Math.sqrt(channels / heads)), h.shape);
  const out = add(x, reshape(project(mixed, "to_out.0", "proj_attn"), x.shape));
  return factor === 1 ? out : affine(out, 1 / factor);
}
