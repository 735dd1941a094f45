import { useSyncExternalStore } from "react";
import type { Language } from "./languages.ts";
import { speaker } from "./speaker.ts";

/** The language that the page speaks now. */
export function useLanguage(): Language {
  return useSyncExternalStore(speaker.subscribe, () => speaker.language);
}
