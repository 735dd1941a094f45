/** DDPM's networks with weights drawn at random: as large as people's own models are. */
import { normals } from "../../../diffusion/noise.ts";
import { ermongroup } from "../../../formats/families/ermongroup.ts";
import { Names } from "../../../formats/names.ts";
import { elements, type Graph, type Shape, type Weight } from "../../../graph/graph.ts";

const CHANNELS = 128;
const BLOCKS = 2;

export interface Ddpm {
  /** Of its pictures. */
  readonly side: number;
  /** Channels, from the finest level to the coarsest. */
  readonly levels: readonly number[];
  /** The level of 16 × 16, the only one with attention beside the middle. */
  readonly attention: number;
}

/** For CIFAR-10, 35.7 M parameters. */
export const CIFAR10: Ddpm = { side: 32, levels: [128, 256, 256, 256], attention: 1 };
/** For CelebA-HQ, 114 M. */
export const CELEBA_HQ: Ddpm = { side: 256, levels: [128, 128, 256, 256, 512, 512], attention: 4 };
/** As the benches call them. */
export const DDPMS: Readonly<Record<string, Ddpm>> = { "ddpm-cifar10": CIFAR10, "ddpm-celebahq": CELEBA_HQ };

/** Its tensors by name, as the converted checkpoints call them. */
function tensors({ levels, attention: attended }: Ddpm): Map<string, Weight> {
  const found = new Map<string, Weight>();
  const one = (name: string, shape: Shape) => {
    const image = found.size;
    const fan = Math.max(1, elements(shape.slice(1)));
    const read = async () => {
      const values = normals(new Float32Array(elements(shape)), { seed: [35, 7], image, branch: 0 }, "initial", 0);
      return values.map((value) => value / Math.sqrt(fan));
    };
    found.set(name, { name, shape, read });
  };
  const both = (name: string, shape: Shape) => {
    one(`${name}.weight`, shape);
    one(`${name}.bias`, [shape[0]!]);
  };
  const conv = (name: string, from: number, to: number, k = 3) => both(name, [to, from, k, k]);
  const residual = (name: string, from: number, to: number) => {
    both(`${name}.norm1`, [from]);
    conv(`${name}.conv1`, from, to);
    both(`${name}.temb_proj`, [to, 4 * CHANNELS]);
    both(`${name}.norm2`, [to]);
    conv(`${name}.conv2`, to, to);
    if (from !== to) conv(`${name}.nin_shortcut`, from, to, 1);
  };
  const attention = (name: string, channels: number) => {
    both(`${name}.norm`, [channels]);
    for (const part of ["q", "k", "v", "proj_out"]) conv(`${name}.${part}`, channels, channels, 1);
  };

  both("temb.dense.0", [4 * CHANNELS, CHANNELS]);
  both("temb.dense.1", [4 * CHANNELS, 4 * CHANNELS]);
  conv("conv_in", 3, CHANNELS);
  const skips = [CHANNELS];
  let wide = CHANNELS;
  for (const [level, channels] of levels.entries()) {
    for (let block = 0; block < BLOCKS; block++) {
      residual(`down.${level}.block.${block}`, wide, channels);
      if (level === attended) attention(`down.${level}.attn.${block}`, channels);
      skips.push(channels);
      wide = channels;
    }
    if (level === levels.length - 1) continue;
    conv(`down.${level}.downsample.conv`, wide, wide);
    skips.push(wide);
  }
  residual("mid.block_1", wide, wide);
  attention("mid.attn_1", wide);
  residual("mid.block_2", wide, wide);
  for (const [level, channels] of [...levels.entries()].toReversed()) {
    for (let block = 0; block <= BLOCKS; block++) {
      residual(`up.${level}.block.${block}`, wide + skips.pop()!, channels);
      if (level === attended) attention(`up.${level}.attn.${block}`, channels);
      wide = channels;
    }
    if (level > 0) conv(`up.${level}.upsample.conv`, wide, wide);
  }
  both("norm_out", [wide]);
  conv("conv_out", wide, 3);
  return found;
}

export const ddpmGraph = (of: Ddpm): Graph =>
  ermongroup.build(new Names(tensors(of)), { size: { width: of.side, height: of.side } }, null);
