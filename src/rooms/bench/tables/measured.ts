/**
 * What was measured of the shipped models, and committed: by models/train/evaluate.py and ablation.py, `npm run
 * bench:quality` and `npm run bench:toy`. A test holds every number here to the file that it is from.
 */
import type { Measured } from "./figure.ts";

const of = (value: number, error: number | null): Measured => ({ value, error });

/** Bits/dim of held-out pictures. */
export const measuredBits = {
  photos: { learned_range: of(3.28076, 0.0229781), fixed_large: of(3.39728, 0.0220675) },
  faces: { learned_range: of(3.78664, 0.00571669) },
  fashion: { learned_range: of(3.54897, 0.0957951) },
} as const;

/** Squared kernel distances at 10, 20, 50, 100 and 1000 steps. */
export const measuredSteps = {
  photos: {
    ddim: [of(0.239836, 0.0128536), of(0.19734, 0.0120196), of(0.175855, 0.0120748), of(0.169058, 0.0118038), null],
    ddpm: [of(0.275955, 0.0155417), of(0.20883, 0.0163015), of(0.167311, 0.0141622), of(0.15894, 0.0124553), null],
  },
  faces: {
    "DDIM, η = 0": [
      of(0.0805938, 0.0269952),
      of(0.0377366, 0.0220141),
      of(0.0256329, 0.0207247),
      of(0.0230374, 0.0205356),
      of(-0.00403557, 0.0819389),
    ],
    "DDPM, fixed small": [
      of(0.137561, 0.0304518),
      of(0.060566, 0.0216767),
      of(0.0241114, 0.0199465),
      of(0.0246345, 0.0210829),
      of(0.0138567, 0.0380878),
    ],
    "DDPM, fixed large": [
      of(0.242473, 0.0623047),
      of(0.0541018, 0.0262853),
      of(0.0157963, 0.0206338),
      of(0.0332539, 0.0225259),
      of(0.0128392, 0.0373974),
    ],
    "DDPM, learned Σ": [
      of(0.135183, 0.0302579),
      of(0.059303, 0.0213727),
      of(0.0238269, 0.0201497),
      of(0.0251432, 0.0210842),
      of(0.0258702, 0.0324467),
    ],
  },
} as const;

/** Mean squared error on the [0, 1] scale at 10, 20, 50, 100, 200, 500 and 1000 steps each way. */
export const measuredRoundTrip = {
  photos: [
    of(0.00307624, 0.000382645),
    of(0.00168542, 0.0002619),
    of(0.000681432, 0.0000982006),
    of(0.000352592, 0.0000407422),
    of(0.00017472, 0.0000278588),
    of(0.0000491901, 0.00000895304),
    of(0.0000138536, 0.00000341904),
  ],
  faces: [
    of(0.0109018, 0.000908927),
    of(0.0036459, 0.000337597),
    of(0.000748512, 0.0000626044),
    of(0.000210281, 0.000011042),
    of(0.0000584057, 0.00000232642),
    of(0.0000111693, 0.000000398168),
    of(0.00000319707, 0.000000166259),
  ],
} as const;

export interface Ablation {
  readonly bits: Measured;
  readonly kernel: Measured;
}

/** Small faces, 64,000 pictures of training a row. */
export const measuredAblation: Readonly<Record<string, Ablation>> = {
  "μ̃: L, learned Σ": { bits: of(16.7842, 0.171705), kernel: of(12.5463, 0.950089) },
  "μ̃: L, fixed Σ": { bits: of(22.1705, 0.596494), kernel: of(16.3647, 1.22765) },
  "μ̃: L_simple": { bits: of(25.1378, 0.628796), kernel: of(18.2666, 1.49147) },
  "ε: L, learned Σ": { bits: of(6.6416, 0.0257088), kernel: of(2.69739, 0.212991) },
  "ε: L, fixed Σ": { bits: of(7.70214, 0.0308102), kernel: of(3.29527, 0.251046) },
  "ε: L_simple": { bits: of(7.63335, 0.058541), kernel: of(1.06428, 0.0711773) },
  "ε: L_hybrid, learned Σ": { bits: of(6.59041, 0.0357909), kernel: of(1.18436, 0.0802169) },
};

/** Two moons: the kernel distance of what DDPM 1000 and DDIM 50 make of each, as the toy's report prints it. */
export const toyPrinted: Readonly<Record<string, readonly string[]>> = {
  "μ̃: L, fixed Σ": ["0.145", "0.168"],
  "μ̃: L_simple": ["0.128", "0.226"],
  "ε: L, fixed Σ": ["0.080", "0.094"],
  "ε: L_simple": ["0.028", "0.034"],
  "x₀: L, fixed Σ": ["0.170", "0.214"],
  "x₀: L_simple": ["0.116", "0.107"],
  "v: L, fixed Σ": ["0.053", "0.064"],
  "v: L_simple": ["0.027", "0.036"],
};
