import fc from "fast-check";
import * as v from "valibot";
import { expect, test } from "vitest";
import { SAMPLERS } from "../diffusion/samplers/index.ts";
import { anySpec } from "../diffusion/testing/arbitrary-sampler.ts";
import "../rooms/testing/install.ts";
import { sceneSchema } from "../scene/schema.ts";
import { samplerIn, samplerText } from "./sampler-text.ts";

test.each(SAMPLERS)("every setting of $kind passes the schema, JSON and an address", (sampler) => {
  fc.assert(
    fc.property(anySpec(sampler), (spec) => {
      const scene = { room: "generate", sampler: spec, seed: "7", count: 1 };
      expect(v.parse(sceneSchema(), JSON.parse(JSON.stringify(scene)))).toEqual(scene);
      expect(samplerIn(samplerText(spec))).toEqual(spec);
    }),
  );
});

test("the order of the parts does not count", () => {
  expect(samplerIn("ddim:50:noclip:keep:eta0.5:quadratic")).toEqual(samplerIn("ddim:50:quadratic:eta0.5:keep:noclip"));
});

test("any text is read, as a sampler or as why it is none", () => {
  const parts = fc.constantFrom(
    "ddim",
    "ddpm",
    "toString",
    "50",
    "eta",
    "eta0.5",
    "sigmahat",
    "",
    "uniform",
    "__proto__",
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(parts).map((list) => list.join(":")),
      ),
      (text) => {
        const found = samplerIn(text);
        expect("refused" in found || SAMPLERS.some(({ kind }) => kind === found.kind)).toBe(true);
      },
    ),
  );
});
