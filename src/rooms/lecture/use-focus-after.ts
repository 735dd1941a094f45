import { type RefObject, useLayoutEffect, useRef } from "react";

interface FocusAfter {
  /** Where the list is, and what can be done with it. */
  readonly place: RefObject<HTMLDivElement | null>;
  /** @param selector what has the keys when the list is another */
  readonly focusOn: (selector: string) => void;
}

/** Sends the keys on once a list has changed: what had them may be gone, or at an end. */
export function useFocusAfter(list: unknown): FocusAfter {
  const place = useRef<HTMLDivElement>(null);
  const wanted = useRef<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever the list is another
  useLayoutEffect(() => {
    if (wanted.current !== null) place.current?.querySelector<HTMLElement>(wanted.current)?.focus();
    wanted.current = null;
  }, [list]);
  const focusOn = (selector: string) => {
    wanted.current = selector;
  };
  return { place, focusOn };
}

/** What has the keys after one of `count` rows was removed: the next one's button, the last one's, or, of none, another. */
export function afterRemoval(at: number, count: number, none: string): string {
  const next = Math.min(at, count - 2);
  return next < 0 ? `[data-does="${none}"]` : `li:nth-child(${next + 1}) [data-does="remove"]`;
}
