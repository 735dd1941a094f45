/** What was being written when the page went: the ledger takes longer than such a page has, so the next one keeps it. */
import { type RefObject, useEffect } from "react";
import { useLectures } from "../../app/lectures/shelf.ts";
import type { Lecture } from "../../lecture/lecture.ts";
import { readLecture } from "../../lecture/schema.ts";

const KEY = "backstep.lecture.unkept";

interface Unkept {
  readonly before: Lecture;
  readonly after: Lecture;
}

/** A field keeps what stands in it when it is left, and closing the tab leaves none. */
export function useLeaveWithPage(place: RefObject<HTMLElement | null>, id: string): void {
  useEffect(() => {
    const now = () => useLectures.getState().lectures?.find((each) => each.id === id);
    const leave = () => {
      const before = now();
      place.current?.querySelector<HTMLElement>(":focus")?.blur();
      const after = now();
      if (!before || !after || before === after) return;
      remember({ before, after });
      // A page that lived on, as one that Back returns to, has written it itself.
      void useLectures.getState().turn.then(forget);
    };
    addEventListener("pagehide", leave);
    return () => removeEventListener("pagehide", leave);
  }, [place, id]);
}

/** What an earlier page left, once. */
export function takeUnkept(): Unkept | null {
  try {
    const { before, after } = JSON.parse(localStorage.getItem(KEY) ?? "null") ?? {};
    return before && after ? { before: readLecture(before), after: readLecture(after) } : null;
  } catch {
    // Storage is off, or another version wrote it.
    return null;
  } finally {
    forget();
  }
}

function remember(unkept: Unkept): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(unkept));
  } catch {
    // Storage is off or full: the ledger may still be in time.
  }
}

function forget(): void {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // As above.
  }
}
