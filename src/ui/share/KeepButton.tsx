import { Bookmark } from "lucide-react";
import { useCallback, useMemo } from "react";
import { useWords } from "../../i18n/words.ts";
import { useShortcuts } from "../frame/keys.ts";
import { words } from "../frame/words.ts";
import { IconButton } from "../primitives/Button.tsx";
import { keep } from "./keep.ts";

/** What is on screen goes into the gallery, with its recipe: a press, and nothing without one. */
export function KeepButton({ room }: { readonly room: string }) {
  const t = useWords(words);
  const press = useCallback(() => void keep(({ keepRoom }) => keepRoom(room)), [room]);
  useShortcuts(useMemo(() => [{ code: "KeyK", keys: ["K"], label: () => words.say("app.keep"), run: press }], [press]));
  return (
    <IconButton label={t("app.keep")} aria-keyshortcuts="K" onClick={press}>
      <Bookmark />
    </IconButton>
  );
}
