export const en = {
  name: "Lab notes",
  lead: "Short chapters, one idea each, whose figures are live. Move a slider and the mathematics is done again, here.",
} as const;
