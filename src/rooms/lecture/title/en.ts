export const en = {
  name: "Lecture",
  lead: "Moments in order, with what you say to each: shown large, offline, answered at once.",
} as const;
