export const en = {
  firstMinute:
    "It begins with nothing but noise. What you see is the model’s guess of the picture: noise too at first, sharper with every step.",
  empty: "{count, plural, one {One picture comes here} other {# pictures come here}}",
  emptyHint: "Press Run: each begins as nothing but noise, and this model makes a picture of it, step by step.",

  about:
    "The network has learned one thing: to tell the noise in a noisy picture from the picture. Begin with nothing but noise, take a little of what it points at away, add a smaller amount of fresh noise, and after enough such steps a new picture is left.",
  aboutQuiet:
    "The network has learned one thing: to tell the noise in a noisy picture from the picture. Begin with nothing but noise, take away a part of what it points at, step by step and with nothing added on the way, and a new picture is left, decided by the noise at the start alone.",
  aboutDdim: "DDIM, equations 12 and 16: one step from t to s. η = 0 adds no noise, z is fresh noise where it does.",
  aboutSolver:
    "DPM-Solver++, algorithm 2: one step from t to s by this guess and the one before. λ is half the logarithm of signal to noise.",
  aboutSource: "DDPM, algorithm 2: one step of the ancestral sampler. z is fresh noise.",

  showreelNote: "Yours starts when the model is ready.",

  "secondAct.preview":
    "For a first look, DDIM in 20 steps. All {steps} steps from the same noise take about {time} here.",
  "secondAct.few": "Four pictures to begin with. All of them take about {time} here.",
  "secondAct.whole": "Run all {steps} steps",
  "secondAct.all": "Make all of them",
} as const;
