export const en = {
  kept: "Kept in the gallery, on this computer.",
  already: "This is in the gallery already.",
  nothing: "There are no pictures to keep yet. Run first.",
  undo: "Undo",

  adding: "Adding to the gallery: {n} of {count}.",
  stop: "Stop",
  added: "{count, plural, one {One picture was} other {# pictures were}} added to the gallery.",
  known: "{count, plural, one {One is} other {# are}} in it already.",
  left: "Left out, as {count, plural, one {it is no undamaged PNG} other {they are no undamaged PNGs}} with a recipe of Backstep: {names}.",
  name: "“{name}”",
  more: " and {count} more",
  tooMany: "There are too many files in this folder. Put the pictures in a zip, and drop that.",
} as const;
