export const en = {
  "app.skip": "Skip to the pictures",

  "place.nav": "Rooms",
  "place.all": "All rooms",
  "part.make": "Make",
  "part.understand": "Understand",
  "part.own": "Yours",

  "menu.title": "Appearance and language",
  "menu.language": "Language",
  "menu.theme": "Theme",
  "menu.look": "Pictures",
  "menu.lookHelp": "How small pictures are shown and saved large. The pictures stay as they are.",
  "look.smooth": "Smooth",
  "look.pixels": "Pixels",

  "theme.system": "System",
  "theme.light": "Light",
  "theme.dark": "Dark",

  "run.jobs": "{count, plural, one {One run} other {# runs}} under way",
  "run.jobsTitle": "Runs",
  "run.starting": "Starting",
  "run.needsFirst": "Waits for what it needs first",
  "run.hiddenTab":
    "In a hidden tab a run goes on, at the pace the browser grants it. How slow that was is said when you come back.",

  "failure.room": "This room stopped working. Your settings and pictures are safe.",
  "failure.roomMissing":
    "This room could not be loaded. Check the connection, then open it again. Your settings and pictures are safe.",
  "failure.roomAgain": "Open it again",

  "embed.out": "Open in Backstep",

  "drop.title": "Drop to place the pictures",
  "drop.keep": "Drop to add to the gallery",
  "drop.keepHint": "Pictures that Backstep saved: PNG files, a folder, a zip",
  "drop.first": "First picture",
  "drop.second": "Second picture",

  "keys.title": "Keyboard shortcuts",
  "keys.undo": "Undo",
  "keys.redo": "Redo",
  "keys.places": "To a room, in the order of the navigation",
  "keys.list": "This list",

  "live.started": "Run started: {count, plural, one {one picture} other {# pictures}}, {length} steps.",
  "live.progress": "Step {position} of {length}. {left}",
  "live.paused": "Paused at step {position} of {length}.",
  "live.done": "Done: {count, plural, one {one picture is} other {# pictures are}} ready.",
  "live.measured": "Done: {count, plural, one {one picture is} other {# pictures are}} measured.",
  "live.cancelled": "Cancelled.",
  "live.ready": "The model is ready.",
} as const;
