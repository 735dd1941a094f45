/** Where the pictures of a room that samples begin, when one was taken from elsewhere on the page (take.ts). */
import { type FieldOf, optional, picture, record, toT, whole } from "./fields.ts";
import type { InputPicture } from "./picture.ts";
import type { Pictures } from "./pictures.ts";
import type { Scene } from "./scene.ts";

/** A picture that is noised to t, and brought back from there. */
export interface Start {
  readonly t: number;
  readonly picture: InputPicture;
}

export interface OfStart {
  /** Which of its seed's pictures is the first; left out: 0. */
  readonly image?: number;
  /** Left out: noise. */
  readonly start?: Start;
}

/** A room that has them adds these to its schema. */
export const ofStart: { readonly [Name in keyof OfStart]-?: FieldOf<Required<OfStart>[Name]> } = {
  image: optional(whole(0, 9999)),
  start: optional(record<Start>({ t: toT(1), picture })),
};

/** The place of the picture: there is one only where a picture stands, and nothing is dropped on it. */
export const startPlace = <S extends Scene & OfStart>(): Pictures<S> => ({
  most: 1,
  taken: true,
  read: ({ start }) => (start ? [start.picture] : []),
  put: (scene, [picture = null]) => {
    const { start, ...fromNoise } = scene;
    return picture && start ? { ...scene, start: { ...start, picture } } : (fromNoise as S);
  },
  idle: ({ start }) => start === undefined,
});
