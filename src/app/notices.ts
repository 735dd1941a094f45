/**
 * What the page has to say, in a strip above the pictures: never a dialog, and nothing on screen
 * changes because of it.
 */
import { getState, setState } from "./store.ts";

export interface Notice {
  /** Saying the same again replaces the notice instead of adding one. */
  readonly key: string;
  readonly tone: "info" | "warning" | "error";
  /** Said in the language of the moment, which may change while the notice stands. */
  readonly text: () => string;
  readonly action?: { readonly label: () => string; readonly run: () => void };
}

export function say(notice: Notice): void {
  const others = getState().notices.filter(({ key }) => key !== notice.key);
  setState({ notices: [...others, notice].slice(-4) });
}

export function dismiss(key: string): void {
  setState(({ notices }) => ({ notices: notices.filter((notice) => notice.key !== key) }));
}
