import { useSyncExternalStore } from "react";
import type { Language } from "./languages.ts";
import { speaker } from "./speaker.ts";

const now = () => speaker.language;

/** The language that the page speaks now. */
export function useLanguage(): Language {
  return useSyncExternalStore(speaker.subscribe, now, now);
}
