export const en = {
  name: "Endings",
  lead: "Freeze a half-made picture and finish it many times: the later it is frozen, the less can change.",
} as const;
