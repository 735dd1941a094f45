/** What the gallery remembers while one is elsewhere. */
import { create } from "zustand";
import { ANY, type Wish } from "../../recipe/kept/search.ts";

export const useWish = create<{ readonly wish: Wish }>()(() => ({ wish: ANY }));

export function patchWish(change: Partial<Wish>): void {
  useWish.setState(({ wish }) => ({ wish: { ...wish, ...change } }));
}
