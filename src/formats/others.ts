/** Networks that are known by their names and not read: what to say of them. */

const OTHERS: readonly (readonly [words: string, name: RegExp])[] = [
  [
    "k-diffusion's image_v1, whose network is called with σ (Karras et al. 2022)",
    /(^|\.)u_net\.d_blocks\.|timestep_embed\.weight$/,
  ],
  [
    "a latent diffusion model, whose pictures a second network decodes",
    /^(model\.diffusion_model|first_stage_model)\./,
  ],
  ["a network that is told words (cross-attention)", /attn2\.to_k|(^|\.)(context_embedder|encoder_hid_proj)\./],
  ["a transformer over patches", /(^|\.)(x_embedder|pos_embed|transformer_blocks)(\.|$)/],
  ["weights in few bits", /(qweight|qzeros|quant_map|absmax)$/],
  ["a LoRA: changes to another network", /(lora_(up|down|A|B)|lora\.(up|down))\./],
  ["an autoencoder", /^(encoder|decoder)\.(down_blocks|up_blocks|down|up|mid)/],
  ["NCSN++, whose variance explodes or is called with a continuous time", /(^|\.)all_modules\.\d+\./],
  ["a UNet that is told no time", /^(inc|down1|outc|encoder1)\./],
  ["a network over points, without a convolution", /^(net|model|layers|joint_mlp|time_mlp)\.\d+(\.ff)?\.weight$/],
];

/** What those names are a network of; null where nobody knows. */
export function whatElse(names: readonly string[]): string | null {
  return OTHERS.find(([, pattern]) => names.some((name) => pattern.test(name)))?.[0] ?? null;
}
