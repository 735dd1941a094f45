/** The tensors of a UNet2DModel of diffusers by its config, without their numbers: as large as one likes. */
import type { Weight } from "../../graph/graph.ts";
import { Names } from "../names.ts";

interface UnetConfig {
  readonly sample_size: number;
  readonly in_channels: number;
  readonly block_out_channels: readonly number[];
  readonly layers_per_block: number;
  readonly down_block_types: readonly string[];
  readonly up_block_types: readonly string[];
}

export function unetNames(config: UnetConfig): Names {
  const found = new Map<string, Weight>();
  const { in_channels, block_out_channels: channels, layers_per_block: layers } = config;
  const weight = (name: string, ...shape: readonly number[]) =>
    found.set(name, { name, shape, read: async () => new Float32Array(shape.reduce((a, b) => a * b, 1)) });
  const affine = (name: string, out: number, ...rest: readonly number[]) => {
    weight(`${name}.weight`, out, ...rest);
    weight(`${name}.bias`, out);
  };
  const [first] = channels as [number];
  const residual = (at: string, from: number, to: number) => {
    affine(`${at}.norm1`, from);
    affine(`${at}.conv1`, to, from, 3, 3);
    affine(`${at}.time_emb_proj`, to, 4 * first);
    affine(`${at}.norm2`, to);
    affine(`${at}.conv2`, to, to, 3, 3);
    if (from !== to) affine(`${at}.conv_shortcut`, to, from, 1, 1);
  };
  const attention = (at: string, width: number) => {
    affine(`${at}.group_norm`, width);
    for (const part of ["to_q", "to_k", "to_v", "to_out.0"]) affine(`${at}.${part}`, width, width);
  };

  affine("time_embedding.linear_1", 4 * first, first);
  affine("time_embedding.linear_2", 4 * first, 4 * first);
  affine("conv_in", first, in_channels, 3, 3);
  const skips = [first];
  let width = first;
  for (const [i, to] of channels.entries()) {
    for (let j = 0; j < layers; j++) {
      residual(`down_blocks.${i}.resnets.${j}`, width, to);
      if (config.down_block_types[i] === "AttnDownBlock2D") attention(`down_blocks.${i}.attentions.${j}`, to);
      skips.push(to);
      width = to;
    }
    if (i === channels.length - 1) continue;
    affine(`down_blocks.${i}.downsamplers.0.conv`, to, to, 3, 3);
    skips.push(to);
  }
  for (const j of [0, 1]) residual(`mid_block.resnets.${j}`, width, width);
  attention("mid_block.attentions.0", width);
  for (const [i, to] of [...channels].reverse().entries()) {
    for (let j = 0; j <= layers; j++) {
      residual(`up_blocks.${i}.resnets.${j}`, width + skips.pop()!, to);
      if (config.up_block_types[i] === "AttnUpBlock2D") attention(`up_blocks.${i}.attentions.${j}`, to);
      width = to;
    }
    if (i < channels.length - 1) affine(`up_blocks.${i}.upsamplers.0.conv`, to, to, 3, 3);
  }
  affine("conv_norm_out", first);
  affine("conv_out", in_channels, first, 3, 3);
  return new Names(found);
}
