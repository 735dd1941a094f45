export const en = {
  name: "Toy",
  lead: "A small network learns to turn noise into a shape, here and now.",
} as const;
