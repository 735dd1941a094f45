export const en = {
  chapter: "Lab notes: {title}",
  generate:
    "The network has learned one thing: to tell the noise in a noisy picture from the picture. Begin with nothing but noise, take a little of what it points at away, add a smaller amount of fresh noise, and after enough such steps a new picture is left.",
  generateSource: "DDPM, algorithm 2: one step of the ancestral sampler. z is fresh noise.",
  trajectory:
    "At every moment the model has a guess of the finished picture, x̂₀: blurry first, for it is the mean of all the pictures that are still possible. Stop anywhere and go on from the same state with other noise, and what was settled stays while the rest is decided again.",
  trajectorySource: "DDPM, equation 15: the guess, from the noise the network sees.",
  endings:
    "A half-made picture can still become many, and here each one is finished again and again with new noise. Frozen early its endings share little, frozen late only details differ, and a sampler that adds no noise on the way (η = 0) has a single ending.",
  endingsSource: "DDPM, figure 7: many pictures drawn from one xₜ.",
  interpolate:
    "Mixing two pictures pixel by pixel gives a double exposure; mixing them under noise, and letting the model take the noise off, gives one picture that lies between. The more noise, the freer the model is to invent and the less is left of either.",
  interpolateSource: "DDPM, section 4.3: both ends noised, mixed, and denoised.",
  compare:
    "Every column begins with the same noise and takes its own road to a picture: another sampler, fewer steps, another η. Where the columns agree the road did not matter; where they differ, the map shows the place and the numbers how much.",
  compareSource: "DDIM, equations 12 and 16: one family of steps. η = 1 is DDPM, η = 0 adds no noise.",
  bits: "To send your picture to somebody who has the model, each step would cost some bits, and their sum bounds how likely the model finds the picture. A picture like those it learned from costs few bits and an unexpected one many, and the curve shows the picture coming back as they arrive.",
  bitsSource: "DDPM, equation 5: the variational bound. Divided by log 2 and the number of values it is bits/dim.",
} as const;
