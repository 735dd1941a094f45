export const en = {
  name: "Gallery",
  lead: "What you kept: look, search, open it again as it was made, and send it.",
} as const;
