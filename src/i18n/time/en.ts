export const en = {
  seconds: "{s} s",
  minutes: "{m} min {s} s",
  hours: "{h} h {m} min",
  about: "{count, plural, one {# minute} other {# minutes}}",
  aboutHours: "{count, plural, one {# hour} other {# hours}}",
} as const;
