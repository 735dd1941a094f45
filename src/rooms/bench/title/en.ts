export const en = {
  name: "Bench",
  lead: "Samplers measured against each other, from the same noise, beside the papers’ tables.",
} as const;
