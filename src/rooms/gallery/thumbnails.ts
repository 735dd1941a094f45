/** Thumbnails as addresses that an <img> shows: made when one comes into sight, given back when the grid goes. */
import { useEffect, useState } from "react";
import type { Kept } from "../../ledger/records.ts";

export class Thumbnails {
  readonly #addresses = new Map<string, string>();

  of({ id, thumbnail }: Kept): string {
    const known = this.#addresses.get(id);
    if (known) return known;
    const made = URL.createObjectURL(new Blob([thumbnail], { type: "image/png" }));
    this.#addresses.set(id, made);
    return made;
  }

  clear(): void {
    for (const address of this.#addresses.values()) URL.revokeObjectURL(address);
    this.#addresses.clear();
  }
}

export function useThumbnails(): Thumbnails {
  const [thumbnails] = useState(() => new Thumbnails());
  useEffect(() => () => thumbnails.clear(), [thumbnails]);
  return thumbnails;
}
