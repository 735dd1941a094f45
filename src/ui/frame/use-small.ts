/** Whether the room stands in a small place of another page; the same sizes as in the style sheets. */
import { useSyncExternalStore } from "react";
import { BARE } from "../../app/embed.ts";

const query = matchMedia("(max-width: 479px), (max-height: 420px)");

const subscribe = (changed: () => void) => {
  query.addEventListener("change", changed);
  return () => query.removeEventListener("change", changed);
};

const now = () => BARE && query.matches;

/** What has no room there is left out, and is in Backstep itself, to which a link leads. */
export function useSmall(): boolean {
  return useSyncExternalStore(subscribe, now, () => false);
}
