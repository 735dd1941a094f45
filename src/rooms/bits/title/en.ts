export const en = {
  name: "Bits",
  lead: "How many bits the model needs to describe a picture, step by step.",
} as const;
