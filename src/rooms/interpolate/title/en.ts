export const en = {
  name: "Interpolate",
  lead: "Blur two pictures with noise, mix them, and let the model find what lies between.",
} as const;
