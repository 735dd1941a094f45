export const en = {
  mine: "My lecture",
  nothing:
    "Not every picture is to be seen yet. Run this room until each has come, then add what you see to a lecture.",
  measures: "A lecture shows pictures, and {room} makes numbers: add what you see in another room.",
  added: "Added to “{title}” as moment {n}.",
  undo: "Undo",
  embedded: "A page like this keeps no lecture. Open Backstep itself, by the link below, and drop the file there.",
  opened: "“{title}” was opened, and is kept in this browser.",
  beside: "“{title}” was opened beside yours: they differ, and yours stays as it is. Delete the one you don't need.",
  failed: "This went wrong inside the page. Try again; if it returns, reload the page.",
} as const;
