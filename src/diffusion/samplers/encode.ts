/** DDIM backwards, from a picture to the x_T that decodes to it; its steps and forms are in plans/encode.ts. */
import { defineSampler, type Spec, type SpecOf } from "./define.ts";
import { SPACING } from "./fields.ts";
import { switched } from "./switch.ts";

export const encode = defineSampler({
  kind: "encode",
  label: { short: "DDIM⁻¹", long: "DDIM encode", file: "DDIM encode" },
  fields: {
    steps: { is: "count" },
    spacing: SPACING,
    form: {
      is: "choice",
      label: "sampler.form",
      of: { own: "form.own", improved: "form.improved", diffusers: "form.diffusers" },
      first: "own",
      said: true,
      tells: true,
    },
  },
});

type EncodeSpec = SpecOf<typeof encode>;
/** The settings of a way into x_T. */
export type Encoding = Omit<EncodeSpec, "kind">;

/** The way into x_T that a round trip begins with: by the steps that lead back, unless `encoding` says others. */
export function encoderOf(decoder: Spec, T: number, encoding: Encoding | null = null): EncodeSpec {
  return { ...(switched(encode, decoder, T) as EncodeSpec), ...encoding };
}
