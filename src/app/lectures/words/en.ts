export const en = {
  mine: "My lecture",
  nothing: "There is nothing to see here yet. Run this room, then add what you see to a lecture.",
  added: "Added to “{title}” as moment {n}.",
  undo: "Undo",
  embedded: "A page like this keeps no lecture. Open Backstep itself, by the link below, and drop the file there.",
  opened: "“{title}” was opened, and is kept in this browser.",
} as const;
