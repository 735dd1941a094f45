import { Bookmark } from "lucide-react";
import { useMemo } from "react";
import { useWords } from "../../i18n/words.ts";
import { useShortcuts } from "../frame/keys.ts";
import { words } from "../frame/words.ts";
import { IconButton } from "../primitives/Button.tsx";

/** What is on screen goes into the gallery, with its recipe: a press, and nothing without one. */
export function KeepButton({ room }: { readonly room: string }) {
  const t = useWords(words);
  // After the first paint: what keeps is heavy.
  const keep = useMemo(() => async () => (await import("../../recipe/kept/keep.ts")).keepRoom(room), [room]);
  useShortcuts(useMemo(() => [{ code: "KeyK", keys: ["K"], label: () => words.say("app.keep"), run: keep }], [keep]));
  return (
    <IconButton label={t("app.keep")} aria-keyshortcuts="K" onClick={keep}>
      <Bookmark />
    </IconButton>
  );
}
