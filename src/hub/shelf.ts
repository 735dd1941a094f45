/**
 * Public models that are known to fit, as far as it can be said without asking anybody: what is there now, to the byte, the
 * Hub says when it is asked.
 */

/** What a network is made of (graph/cost). */
export interface Size {
  /** Products that are summed for one step of one picture. */
  readonly macs: number;
  readonly weights: number;
  /** The most numbers that are kept at once for one picture. */
  readonly kept: number;
}

export interface PublicModel {
  readonly repo: string;
  readonly makes: "digits" | "objects" | "butterflies" | "faces" | "churches" | "bedrooms" | "cats";
  /** Width and height. */
  readonly pixels: number;
  /** Of the weights, about: what is fetched. */
  readonly bytes: number;
  /** Null where only the Hub says it. */
  readonly licence: string | null;
  /** Null where it has not been counted. */
  readonly network: Size | null;
}

/** DDPM's own networks as Google gives them, and the one that diffusers' script makes. */
const WIDE = { macs: 248_513_757_184, weights: 113_673_283, kept: 67_108_864 };
const google256 = (name: string, makes: PublicModel["makes"]): PublicModel => ({
  ...{ repo: `google/ddpm-${name}-256`, makes, pixels: 256, bytes: 454_741_132, licence: "apache-2.0", network: WIDE },
});

export const SHELF: readonly PublicModel[] = [
  { repo: "1aurent/ddpm-mnist", makes: "digits", pixels: 28, bytes: 4_290_000, licence: "mit", network: null },
  {
    ...{ repo: "google/ddpm-cifar10-32", makes: "objects", pixels: 32, bytes: 143_000_000, licence: "apache-2.0" },
    network: { macs: 6_221_856_768, weights: 35_746_371, kept: 1_441_792 },
  },
  {
    ...{ repo: "anton-l/ddpm-butterflies-128", makes: "butterflies", pixels: 128, bytes: 454_741_132, licence: null },
    network: { macs: 62_068_817_920, weights: 113_673_283, kept: 16_777_216 },
  },
  google256("celebahq", "faces"),
  google256("church", "churches"),
  google256("bedroom", "bedrooms"),
  google256("cat", "cats"),
];

/** What one step of one picture is of the models that come with the page, whose step has been timed here. */
export const GAUGES: Readonly<Record<string, number>> = {
  "faces-32": 218_204_160,
  "fashion-28": 39_779_136,
  "photos-32": 385_056_768,
};

/** Bytes, about: the file in float16, the engine's own copy in float32, and what one picture needs between ops. */
export const memoryFor = ({ weights, kept }: Size): number => 6 * weights + 4 * kept;

/** Seconds of so many steps of one picture where a step of a model that comes with the page takes `stepMs`; null of others. */
export function secondsFor({ macs }: Size, steps: number, timed: { readonly id: string; readonly stepMs: number }) {
  const gauge = GAUGES[timed.id];
  return gauge === undefined ? null : (steps * timed.stepMs * macs) / gauge / 1000;
}
