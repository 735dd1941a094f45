export const en = {
  seconds: "{s} s",
  minutes: "{m} min {s} s",
  hours: "{h} h {m} min",
} as const;
