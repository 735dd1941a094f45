export const en = {
  "app.name": "Backstep",

  "menu.languageFailed": "{language} could not be loaded. Check the connection, then choose it again.",

  "run.hiddenSlow":
    "While this tab was hidden, for {time}, the browser let the run take {steps} steps: {percent} % of its pace. A window of its own, left in sight, keeps the full one.",
  "run.hiddenTitle": "{percent} % · {app}",
  "run.hiddenDone": "Done · {app}",

  "replacing.device-lost":
    "The graphics processor was taken away. The model is loaded again; what was running goes on from its last saved step.",
  "replacing.stalled":
    "The engine stopped answering. It is started again; what was running goes on from its last saved step.",
  "replacing.self-check-failed":
    "The engine gave a wrong answer for this many pictures at once. Another is started; what was running goes on from its last saved step.",
  "replacing.not-finite":
    "The numbers of this run are too large for float16. It goes on with another engine, from its last saved step.",
  "replacing.out-of-memory":
    "There was not enough memory. The model is loaded again for what you ask next; ask for fewer pictures.",

  "engine.changed":
    "The engine changed: {now} runs now, because {before} failed. What was running goes on from its last saved step; its pictures may differ from {before}’s by a level or two.",
  "engine.divided":
    "The graphics processor has no room for {asked} pictures at once. They are made {atOnce, plural, one {one} other {#}} at a time: the same pictures, more slowly. Fewer pictures or a smaller model take less room.",

  "silent.worker":
    "The engine has not answered for ten seconds. It may be busy with something long, which you can wait for, or stuck.",
  "silent.again": "Start it again",
  "silent.program":
    "{program} has not answered for ten seconds. It may be busy with something long, which you can wait for, or stuck. Nothing of yours is lost if you start it again.",
  "silent.waits":
    "{program} is there, but nothing has come of it for ten seconds. It may be busy with something long, or wait for a part of the page that does not come: check the connection, then start it again. Nothing of yours is lost by that.",
  "program.toy": "What trains the network of points",
  "program.film": "What makes films",
  "program.survey": "What compares the engines",
  "program.intake": "What takes the model in",
  "program.courier": "What fetches from elsewhere",
  "program.faces": "What draws faces",
  "program.png": "What makes PNGs",
  "program.thumbnail": "What makes thumbnails",

  "save.failed": "“{name}” was not saved: {why}. Try again.",

  "model.endsRuns": "Another model ends every run that is under way. What has been made stays on screen.",
  "model.change": "Change the model",

  "model.unread":
    "The browser's storage did not answer, so the models that you have added are not listed. Load the page again; if that does not help, start the browser again.",
  "model.stays":
    "What is left of “{title}” could not be cleared away: {why}. Close other tabs of this page and remove it in the list of models.",
  "model.gone": "The model could not be brought back: another tab of this page has freed its room. Add it again.",
  "model.another":
    "“{title}” was added, but it is not “{awaited}”, which the link was made with: its file is another, or something else was said of it.",

  "address.room": "The address asks for a room named “{room}”, which there is not. This is {first}.",
  "address.setting": "The address says “{name}={text}”, which cannot be: expected {expected}.",
  "address.sampler": "The address asks for a sampler named “{refused}”, which there is not. There are {known}.",
  "address.samplerPart":
    "The address says “{refused}” of the sampler {of}, which cannot stand there. What can, each once: {known}.",
  "address.mended":
    "{count, plural, one {That setting is} other {Those settings are}} as on a first visit, all others as the address says.",
  "address.model":
    "The address asks for a model named “{id}”, which is not here. There are {known}; the first was taken.",
  "class.unknown":
    "The settings ask for “{asked}”, a class that this model does not know. It knows {known}; none is chosen now.",
  "address.engine": "The address asks for an engine named “{name}”. There are {engines}; the best one was taken.",
} as const;
