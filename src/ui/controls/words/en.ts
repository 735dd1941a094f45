export const en = {
  "settings.advanced": "Advanced",

  "sampler.label": "Sampler",
  "sampler.ddpm": "Ancestral",
  "sampler.ddim": "Implicit",
  "sampler.dpmpp2m": "Solver",
  "sampler.ddpmHelp": "Ancestral sampling: every step removes a little noise and adds a little new.",
  "sampler.ddimHelp": "Implicit sampling: fewer, longer steps, with as much new noise as you like.",
  "sampler.dpmpp2mHelp": "A solver that looks back one step: good pictures in about twenty.",
  "sampler.presets": "Presets",
  "sampler.steps": "Steps",
  "sampler.stepsHelp":
    "How many of the {T} times are visited. Fewer is faster; ancestral sampling needs many, the others few.",
  "sampler.stepsBad": "“{text}” is not a number of steps. Give 1 to {T}, or parts like 10,15,20.",
  "sampler.numberBad": "“{text}” is not a number of steps. Give 1 to {T}.",
  "sampler.strideBad": "“{text}” cannot be: no whole stride through {T} times takes exactly that many. {near} can.",
  "sampler.sectionsBad":
    "“{text}” asks a part of the chain for more steps than it has: {count} parts of {T} have about {most} each.",
  "sampler.sigma": "Noise of each step",

  "sigma.fixed_small": "Fixed, small",
  "sigma.fixed_large": "Fixed, large",
  "sigma.learned": "Learned",

  "sampler.eta": "Randomness",
  "sampler.etaHelp":
    "0 adds no noise on the way: the picture depends on the start only. 1 is like the ancestral chain.",
  "sampler.sigmaHat": "Larger noise of the paper",
  "sampler.sigmaHatHelp": "The mean of η = 1 with more noise than it. Randomness is not used then.",
  "sampler.clip": "Clip the guess to valid colours",
  "sampler.spacing": "Spacing of the steps",
  "sampler.epsilon": "Noise after clipping",

  "epsilon.recompute": "Recomputed",
  "epsilon.keep": "Kept",

  "sampler.form": "Encoding",

  "form.own": "At the level that the network is told",
  "form.improved": "improved-diffusion",
  "form.diffusers": "diffusers",

  "spacing.uniform": "Even",
  "spacing.quadratic": "Denser near the picture",
  "spacing.leading": "Leading",
  "spacing.trailing": "Trailing",
  "spacing.linspace": "Linspace",

  "preset.ddpm1000": "DDPM {steps}",
  "preset.improved100": "Improved {steps}",
  "preset.ddim50": "DDIM {steps}",
  "preset.ddim10": "DDIM {steps}",

  "seed.label": "Seed",
  "seed.roll": "Roll a new seed",
  "seed.copy": "Copy the seed",
  "seed.copied": "Copied",
  "seed.byHand": "The browser did not let the page copy. The seed is selected, to copy by hand.",
  "seed.bad": "“{text}” is not a seed. Give a whole number from 0 to 18446744073709551615.",

  "count.label": "Pictures",

  "times.bad": "“{text}” is no such list. Give 1 to {most} whole numbers from 0 to {T}, like {example}.",

  "count.bad": "“{text}” is not a number of pictures. Give 1 to 64.",
} as const;
