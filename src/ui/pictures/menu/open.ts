/** Which picture's menu is open. A picture only says what it is: how it is asked for is PictureMenus.tsx's. */
import type { MouseEvent } from "react";
import { create } from "zustand";
import type { InputPicture } from "../../../scene/picture.ts";
import type { Which } from "../paint.ts";

/** A picture that has a menu. */
export interface Subject {
  /** As it is read aloud: "Picture 3 of 16". */
  readonly name: string;
  readonly of: OfRun | InputPicture | Noised;
  readonly onEnlarge?: (() => void) | undefined;
}

/** A picture that has been noised to t. */
export interface Noised {
  readonly picture: InputPicture;
  readonly t: number;
}

/** One of a run; its position is that which the slot shows, where it has none of its own. */
export interface OfRun {
  readonly slot: string;
  readonly picture: number;
  readonly which: Which;
  readonly position?: number;
}

export interface Opened {
  readonly subject: Subject;
  /** Where it was asked for; null beside the picture. */
  readonly at: { readonly x: number; readonly y: number } | null;
  readonly from: HTMLElement;
}

export const useMenu = create<{ readonly opened: Opened | null }>()(() => ({ opened: null }));

/** A point of an element, in parts of its width and height. */
export type Part = readonly [x: number, y: number];

/**
 * What a picture answers when it is asked for its menu, by whichever hand: a context menu's event says so. An element that
 * shows several is told where; null by keyboard.
 */
export function pictureProps(subject: ((part: Part | null) => Subject) | undefined) {
  if (!subject) return {};
  return {
    "data-picture": "",
    onContextMenu: (event: MouseEvent<HTMLElement>) => {
      event.preventDefault();
      const { clientX: x, clientY: y, currentTarget: from } = event;
      const at = x || y ? { x, y } : null;
      const { left, top, width, height } = from.getBoundingClientRect();
      const part: Part | null = at && [(x - left) / width, (y - top) / height];
      useMenu.setState({ opened: { subject: subject(part), at, from } });
    },
  };
}

export function closeMenu(): void {
  useMenu.setState({ opened: null });
}
