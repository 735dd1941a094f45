export const en = {
  "version.new": "A new version of this page is here. This one goes on until you change to it.",
  "version.take": "Change to it",
  "shared.lost":
    "What was shared with the page did not arrive: the browser’s storage did not hand it on. Drop the file onto the page, or paste the link.",
} as const;
