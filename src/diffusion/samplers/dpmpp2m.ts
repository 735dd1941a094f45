/** DPM-Solver++ (2M), Lu et al. 2022; its steps are in plans/dpmpp2m.ts. */
import { defineSampler } from "./define.ts";
import { CLIP, SPACING } from "./fields.ts";

export const dpmpp2m = defineSampler({
  kind: "dpmpp2m",
  label: { short: "DPM++", long: "DPM-Solver++ 2M", file: "DPM++ 2M" },
  choice: { name: "sampler.dpmpp2m", help: "sampler.dpmpp2mHelp" },
  fields: { steps: { is: "count", most: 20 }, clip: CLIP, spacing: SPACING },

  // Index 0 is not visited, unless the spacing is trailing.
  mostSteps: (T, { spacing }) => (spacing === "trailing" ? T : T - 1),
});
