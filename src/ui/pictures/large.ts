import { create } from "zustand";
import { slots } from "../../app/page.ts";
import type { Moment } from "../../run/moment.ts";

/** The moment that is shown large over the page, if one is. It goes on with its slot: what runs is seen running. */
export const useLarge = create<{ readonly moment: Moment | null }>()(() => ({ moment: null }));

/** Shows a picture of a slot large, at the moment that is looked at there. */
export function showLarge(slot: string, picture: number): void {
  useLarge.setState({ moment: { ...slots.of(slot).feed.moment, picture } });
}

export function closeLarge(): void {
  useLarge.setState({ moment: null });
}
