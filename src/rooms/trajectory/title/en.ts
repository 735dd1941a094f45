export const en = {
  name: "Trajectory",
  lead: "Scrub a run from noise to picture and back; rewind, and go on with new noise.",
} as const;
