import { useLingui } from "@lingui/react";
import type { Language } from "./i18n.ts";

/** The language the page speaks now: "en" or "ko". */
export function useLanguage(): Language {
  return useLingui().i18n.locale === "ko" ? "ko" : "en";
}
