/**
 * What the room shows, and which schedules are compared: how one looks at it, not what is measured,
 * so it is kept while the page is open and is no part of the scene.
 */
import { create } from "zustand";
import { FIRST_CHOICE, type ScheduleChoice } from "./schedules/choice.ts";

interface BitsView {
  readonly tab: "measure" | "schedules";
  /** Pictures that there was no place for, until that is read. */
  readonly left: number;
  readonly schedules: readonly [ScheduleChoice, ScheduleChoice];
}

export const useBitsView = create<BitsView>()(() => ({
  tab: "measure",
  left: 0,
  schedules: [FIRST_CHOICE, { ...FIRST_CHOICE, kind: "cosine" }],
}));
