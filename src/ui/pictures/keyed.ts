/** Pictures in a list: React must tell them apart, and one may be there twice. */
import { useState } from "react";
import type { InputPicture } from "../../scene/picture.ts";

/** Each with a key of its own and its number, from 1. */
export function useKeyed(pictures: readonly InputPicture[]) {
  const [keys] = useState(() => new Keys());
  const times = new Map<InputPicture, number>();
  return pictures.map((picture, i) => {
    const time = (times.get(picture) ?? 0) + 1;
    times.set(picture, time);
    return { key: `${keys.of(picture)} ${time}`, picture, n: i + 1 };
  });
}

class Keys {
  readonly #keys = new WeakMap<InputPicture, number>();
  #last = 0;

  of(picture: InputPicture): number {
    const key = this.#keys.get(picture) ?? ++this.#last;
    this.#keys.set(picture, key);
    return key;
  }
}
