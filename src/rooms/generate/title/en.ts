export const en = {
  name: "Generate",
  lead: "A diffusion model turns noise into pictures, one small step at a time, on your own computer.",
} as const;
