/** Arbitrary settings of a sampler, from its fields. */
import fc from "fast-check";
import type { Sampler, Spec } from "../samplers/define.ts";
import type { Field, StepsField, Value } from "../samplers/fields.ts";
import { SAMPLERS, type SamplerSpec } from "../samplers/index.ts";

const steps = fc.integer({ min: 1, max: 10_000 });

export const respacing = fc.oneof(
  steps.map(String),
  steps.map((n) => `ddim${n}`),
  fc.array(fc.integer({ min: 1, max: 99_999 }), { minLength: 1, maxLength: 16 }).map(String),
);

export function anySpec({ kind, fields }: Sampler): fc.Arbitrary<Spec> {
  const settings = Object.entries(fields).map(([name, field]) => [name, anyValue(field)] as const);
  return fc.record({ kind: fc.constant(kind), ...Object.fromEntries(settings) }) as fc.Arbitrary<Spec>;
}

export const sampler = fc.oneof(...SAMPLERS.map(anySpec)) as fc.Arbitrary<SamplerSpec>;

function anyValue(field: Field | StepsField): fc.Arbitrary<Value> {
  switch (field.is) {
    case "count":
      return steps;
    case "respacing":
      return respacing;
    case "choice":
      return fc.constantFrom(...Object.keys(field.of));
    case "real":
      return fc.double({ min: field.least, max: field.most, noNaN: true }).map((value) => value + 0); // no −0
    case "flag":
      return fc.boolean();
  }
}
