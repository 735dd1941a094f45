/**
 * What the page has to say, in a strip above the pictures: never a dialog, and nothing on screen
 * changes because of it. The words are in the catalogue; values are quoted in them.
 */
import type { CoreMessageId } from "../i18n/en.ts";
import { getState, setState } from "./store.ts";

export interface Notice {
  /** Saying the same again replaces the notice instead of adding one. */
  readonly key: string;
  readonly tone: "info" | "warning" | "error";
  readonly message: CoreMessageId;
  readonly values?: Readonly<Record<string, string | number>>;
  readonly action?: { readonly label: CoreMessageId; readonly run: () => void };
}

export function say(notice: Notice): void {
  const others = getState().notices.filter(({ key }) => key !== notice.key);
  setState({ notices: [...others, notice].slice(-4) });
}

export function dismiss(key: string): void {
  setState(({ notices }) => ({ notices: notices.filter((notice) => notice.key !== key) }));
}
