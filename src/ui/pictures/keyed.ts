/** Pictures in a list: React must tell them apart, and one may be there twice. */
import type { InputPicture } from "../../scene/picture.ts";

/** Each with a key of its own and its number, from 1. */
export function keyed(pictures: readonly InputPicture[]) {
  const numbers = new Map<InputPicture, number>();
  return pictures.map((picture, i) => {
    const times = (numbers.get(picture) ?? 0) + 1;
    numbers.set(picture, times);
    return { key: `${keyOf(picture)} ${times}`, picture, n: i + 1 };
  });
}

const keys = new WeakMap<InputPicture, number>();
let lastKey = 0;

function keyOf(picture: InputPicture): number {
  let key = keys.get(picture);
  if (key === undefined) {
    key = ++lastKey;
    keys.set(picture, key);
  }
  return key;
}
