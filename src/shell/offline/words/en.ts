export const en = {
  "version.new": "A new version of this page is here. This one goes on until you change to it.",
  "version.take": "Change to it",
} as const;
