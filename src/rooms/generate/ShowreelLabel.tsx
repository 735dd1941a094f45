import { useRun } from "../../app/hooks.ts";
import { useStore } from "../../app/store.ts";
import { useWords } from "../../i18n/words.ts";
import { RecordedLabel } from "../../ui/run/RecordedLabel.tsx";
import { words as runWords } from "../../ui/run/words.ts";
import { words } from "./words.ts";

/** Says that what plays is a recording, and when it stops being one. */
export function ShowreelLabel({ shown }: { readonly shown: boolean }) {
  const t = useWords(runWords);
  const w = useWords(words);
  const run = useRun("generate");
  const opening = useStore((state) => state.opening);
  const note = run || opening ? w("showreelNote") : t("recorded.own");
  return <RecordedLabel shown={shown} what={t("showreel.label")} note={note} />;
}
