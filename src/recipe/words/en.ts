export const en = {
  "pictures.notSaved": "There is nothing to save yet. Run first.",

  "save.travel":
    "Saved. {count, plural, one {The picture you put in travels in the file, and whoever receives it can see it.} other {The # pictures you put in travel in the file, and whoever receives it can see them.}} Share can leave them out.",
} as const;
