/** w86763777/pytorch-ddpm: DDPM with a stored table of the time's embedding. */
import { USUAL_SHAPE } from "../../bytes/picture-shape.ts";
import { add, picture, reshape, row, timestep, upsample } from "../../graph/build.ts";
import type { Graph, Node } from "../../graph/graph.ts";
import type { Names } from "../names.ts";
import { HO, plainLinear } from "../process/schedules.ts";
import { assumed, INDEX, inferred, type Says, SIGNED } from "../process/told.ts";
import { isDictionary, isWeight } from "../torch/tree.ts";
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
const EPS = 1e-5;

export const w86763777: Family = {
  id: "pytorch-ddpm",
  title: "pytorch-ddpm (w86763777)",
  ignored: /^$/,
  recognise: (names) => names.has("time_embedding.timembedding.0.weight") && names.has("head.weight"),
  build,
  process,
};

/** T is the length of its table of times; x_T, which a run draws its progress from, has the size of a picture. */
async function process({ names, tree }: Evidence): Promise<Says> {
  const program = "pytorch-ddpm";
  const table = names.get("time_embedding.timembedding.0.weight");
  const T = table.shape[0]!;
  const noise = isDictionary(tree) ? tree.get("x_T") : undefined;
  const [height, width] = noise && isWeight(noise) ? noise.shape.slice(-2) : [];
  return {
    size: height && width ? inferred({ width, height }, "x_T") : null,
    T: inferred(T, `${table.name} [${table.shape.join(", ")}]`),
    schedule: assumed(plainLinear(HO.beta_start, HO.beta_end, T), program),
    prediction: assumed("epsilon", program),
    learned: assumed("learned_range", program),
    time: inferred(INDEX, program),
    range: assumed(SIGNED, program),
  };
}

function build(names: Names, { size = USUAL_SHAPE }: Choices): Graph {
  const embed = names.under("time_embedding.timembedding");
  const table = embed.get("0.weight");
  const time = silu(linearOf(silu(linearOf(row(timestep(), table), embed.under(1))), embed.under(3)));
  const x = picture([names.get("head.weight").shape[1]!, size.height, size.width]);
  let h = convOf(x, names.under("head"));
  const skips = [h];
  const down = names.under("downblocks");
  for (let i = 0; i < down.count; i++) {
    const each = down.under(i);
    h = each.under("main").any ? convOf(h, each.under("main"), { stride: 2 }) : residual(h, time, each);
    skips.push(h);
  }
  const middle = names.under("middleblocks");
  for (let i = 0; i < middle.count; i++) h = residual(h, time, middle.under(i));
  const up = names.under("upblocks");
  for (let i = 0; i < up.count; i++) {
    const each = up.under(i);
    const { any } = each.under("main");
    h = any ? convOf(upsample(h), each.under("main")) : residual(beside(h, skips.pop()!), time, each);
  }
  const tail = names.under("tail");
  const output = convOf(silu(groupNormOf(h, tail.under(0), GROUPS, EPS)), tail.under(2));
  return { picture: x.shape, classes: 0, output };
}

function residual(x: Node, time: Node, names: Names): Node {
  const [first, second] = [names.under("block1"), names.under("block2")];
  let h = convOf(silu(groupNormOf(x, first.under(0), GROUPS, EPS)), first.under(2));
  h = add(h, perChannel(linearOf(time, names.under("temb_proj", 1))));
  h = convOf(silu(groupNormOf(h, second.under(0), GROUPS, EPS)), second.under(3));
  const shortcut = names.under("shortcut");
  h = add(h, shortcut.any ? convOf(x, shortcut) : x);
  return names.under("attn").any ? attention(h, names.under("attn")) : h;
}

function attention(x: Node, names: Names): Node {
  const h = pixelsInRow(groupNormOf(x, names.under("group_norm"), GROUPS, EPS));
  const [q, k, v] = ["proj_q", "proj_k", "proj_v"].map((name) => inHeads(mixChannelsOf(h, names.under(name)), 1)) as [
    Node,
    Node,
    Node,
  ];
  const mixed = reshape(attend(q, k, v, 1 / Math.sqrt(x.shape[0]!)), h.shape);
  return add(x, reshape(mixChannelsOf(mixed, names.under("proj")), x.shape));
}
