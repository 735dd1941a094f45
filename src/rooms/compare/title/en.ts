export const en = {
  name: "Compare",
  lead: "The same noise through different samplers, side by side and in step.",
} as const;
