/** Whether the page is as narrow as a phone; the same width as in the style sheets. */
import { useSyncExternalStore } from "react";

const query = matchMedia("(max-width: 720px)");

const subscribe = (changed: () => void) => {
  query.addEventListener("change", changed);
  return () => query.removeEventListener("change", changed);
};

const now = () => query.matches;
/** The page as it stands in index.html is a wide one until it lives. */
const inHtml = () => false;

export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, now, inHtml);
}
