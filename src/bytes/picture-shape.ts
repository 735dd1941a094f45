/** How large a picture is, in its own pixels: neither side follows from the other. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** Pixels of one side of a picture. */
export const MAX_SIDE = 512;

/** Grey, colour, and colour with opacity. */
export const CHANNELS = [1, 3, 4] as const;
export type Channels = (typeof CHANNELS)[number];

/** What a network takes and gives: [C, H, W]. */
export interface PictureShape extends PictureSize {
  readonly channels: Channels;
}

/** Until a model is known. */
export const USUAL_SHAPE: PictureShape = { width: 32, height: 32, channels: 3 };
