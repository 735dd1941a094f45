export const en = {
  name: "Tables",
  lead: "The papers' tables, and what was measured of the models here in their form.",
} as const;
