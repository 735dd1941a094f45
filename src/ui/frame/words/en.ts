export const en = {
  "app.share": "Share",
  "app.keep": "Keep in the gallery",
  "app.lecture": "Add to lecture",
  "app.film": "Make a film",

  "about.open": "About this room",

  "settings.title": "Settings",
  "settings.open": "Settings",
  "settings.undo": "Undo",
  "settings.redo": "Redo",

  "model.label": "Model",
  "model.option": "{title} · {megabytes} MB",
  "model.shelf": "All models, and your own …",

  "load.again": "Load the model",
  "load.retry": "Try again",
  "load.afresh": "Add it again",

  "engine.label": "Engine",
  "engine.gpu": "{label}",
  "engine.cpu": "Processor ({label})",
  "engine.onGpu": "Runs on your graphics processor",
  "engine.onCpu": "Runs on your processor: slower, the same pictures",
  "engine.onFasterCpu": "Runs on your processor: the faster way here",
  "engine.onSoftware": "Runs on a graphics adapter that is a program: your processor does its work, slowly",
  "engine.onThreads": "{n, plural, one {one thread} other {# threads}}",

  "failure.download-failed": "The model could not be downloaded. Check the connection, then try again.",
  "failure.manifest-invalid":
    "The model's description is broken, so it was not loaded. Reload the page; if this is your own model, mend its manifest.json.",
  "failure.checksum-mismatch":
    "The model's bytes are not the ones its description promises, so it was not used. Try again to download it afresh.",
  "failure.own-missing": "This model of yours is no longer in this browser. Add its file again, or choose another one.",
  "failure.own-damaged":
    "The file of this model of yours is damaged in this browser, so it was not run. Add it again: what is damaged is removed.",
  "failure.own-silent":
    "The browser's storage, where this model of yours is kept, did not answer. Try again; if that does not help, start the browser again.",
  "failure.model-incompatible": "This model does not fit this page. Choose another one.",
  "failure.self-check-failed":
    "The model gave a wrong answer to a question with a known one on every engine. Updating the browser or the graphics driver may help.",
  "failure.no-engine": "No engine could run the model in this browser. Try a current Chrome or Edge.",
  "failure.device-lost":
    "The graphics processor was taken away (driver restart, or another program). Try again; if that does not help, reload the page.",
  "failure.out-of-memory": "There was not enough memory. Ask for fewer pictures, then run again.",
  "failure.too-large":
    "The graphics processor has no room for one picture of this model. Take a smaller model, or add ?engine=wasm to the address.",
  "failure.bad-request": "These settings cannot run. Change the one named below.",
  "failure.not-finite": "The numbers overflowed. Turn clipping on, or take more steps.",
  "failure.stalled": "The engine stopped answering. Try again; if that does not help, reload the page.",
  "failure.cancelled": "You cancelled the loading, so there is no model. What you asked for starts when it is there.",
  "failure.internal": "Something went wrong inside the page. Run again; if it returns, reload the page.",
  "run.unfetched":
    "Something that this needs could not be downloaded. Check the connection, then try again: it goes on from what is there.",
  "failure.again": "Try again",

  "notice.region": "Messages",
} as const;
