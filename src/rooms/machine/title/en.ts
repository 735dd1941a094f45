export const en = {
  name: "This machine",
  lead: "Which engine runs here, what it passed over, and how fast it is. Copy it as text to tell somebody.",
} as const;
