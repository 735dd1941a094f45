/**
 * What the page has to say, in a strip above the pictures: never a dialog, and nothing on screen
 * changes because of it.
 */
import { getState, type Notice, setState } from "./store.ts";

export function say(notice: Notice): void {
  const others = getState().notices.filter(({ key }) => key !== notice.key);
  setState({ notices: [...others, notice].slice(-4) });
}

export function dismiss(key: string): void {
  setState(({ notices }) => ({ notices: notices.filter((notice) => notice.key !== key) }));
}
