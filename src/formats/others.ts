/** Networks that are known by their names and not read: what to say of them. */
import type { PlainId } from "./words/said.ts";

const OTHERS: readonly (readonly [what: PlainId, name: RegExp])[] = [
  ["other.kDiffusion", /(^|\.)u_net\.d_blocks\.|timestep_embed\.weight$/],
  ["other.latent", /^(model\.diffusion_model|first_stage_model)\./],
  ["other.text", /attn2\.to_k|(^|\.)(context_embedder|encoder_hid_proj)\./],
  ["other.transformer", /(^|\.)(x_embedder|pos_embed|transformer_blocks)(\.|$)/],
  ["other.quantised", /(qweight|qzeros|quant_map|absmax)$/],
  ["other.lora", /(lora_(up|down|A|B)|lora\.(up|down))\./],
  ["other.autoencoder", /^(encoder|decoder)\.(down_blocks|up_blocks|down|up|mid)/],
  ["other.ncsn", /(^|\.)all_modules\.\d+\./],
  ["other.noTime", /^(inc|down1|outc|encoder1)\./],
  ["other.points", /^(net|model|layers|joint_mlp|time_mlp)\.\d+(\.ff)?\.weight$/],
];

/** What those names are a network of; null where nobody knows. */
export function whatElse(names: readonly string[]): PlainId | null {
  return OTHERS.find(([, pattern]) => names.some((name) => pattern.test(name)))?.[0] ?? null;
}
