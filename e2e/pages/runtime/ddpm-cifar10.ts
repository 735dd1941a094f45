/** DDPM's network for CIFAR-10, 35.7 M parameters drawn at random: as large as people's own models are, for the benches. */
import { normals } from "../../../src/diffusion/noise.ts";
import { ermongroup } from "../../../src/formats/families/ermongroup.ts";
import { Names } from "../../../src/formats/names.ts";
import { elements, type Graph, type Shape, type Weight } from "../../../src/graph/graph.ts";

export const DDPM_CIFAR10 = "ddpm-cifar10";

const CHANNELS = 128;
const LEVELS = [128, 256, 256, 256];
const BLOCKS = 2;
/** The level of 16 × 16, the only one with attention beside the middle. */
const ATTENTION = 1;

/** Its tensors by name, as the converted checkpoints call them. */
function tensors(): Map<string, Weight> {
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
  for (const [level, channels] of LEVELS.entries()) {
    for (let block = 0; block < BLOCKS; block++) {
      residual(`down.${level}.block.${block}`, wide, channels);
      if (level === ATTENTION) attention(`down.${level}.attn.${block}`, channels);
      skips.push(channels);
      wide = channels;
    }
    if (level === LEVELS.length - 1) continue;
    conv(`down.${level}.downsample.conv`, wide, wide);
    skips.push(wide);
  }
  residual("mid.block_1", wide, wide);
  attention("mid.attn_1", wide);
  residual("mid.block_2", wide, wide);
  for (const [level, channels] of [...LEVELS.entries()].toReversed()) {
    for (let block = 0; block <= BLOCKS; block++) {
      residual(`up.${level}.block.${block}`, wide + skips.pop()!, channels);
      if (level === ATTENTION) attention(`up.${level}.attn.${block}`, channels);
      wide = channels;
    }
    if (level > 0) conv(`up.${level}.upsample.conv`, wide, wide);
  }
  both("norm_out", [wide]);
  conv("conv_out", wide, 3);
  return found;
}

export const ddpmGraph = (): Graph => ermongroup.build(new Names(tensors()), { size: 32 }, null);
