import { ArrowLeft, ArrowRight, CircleHelp, PanelTop, Play, X } from "lucide-react";
import { useEffect, useState } from "react";
import { useWords } from "../../../i18n/words.ts";
import { IconButton } from "../../../ui/primitives/Button.tsx";
import { words } from "../words.ts";
import css from "./hall.module.css";

/** Without a hand on them they are gone. */
const REST_MS = 2500;

const BUTTONS = [
  { id: "before", code: "ArrowLeft", Icon: ArrowLeft },
  { id: "play", code: "Space", Icon: Play },
  { id: "next", code: "ArrowRight", Icon: ArrowRight },
  { id: "speaker", code: "KeyP", Icon: PanelTop },
  { id: "list", code: "?", Icon: CircleHelp },
  { id: "leave", code: "Escape", Icon: X },
] as const;

/** For a hand or a finger: the keys that matter, which fade when it rests. */
export function Controls({ onPress }: { readonly onPress: (code: string) => void }) {
  const w = useWords(words);
  const [seen, setSeen] = useState(true);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const show = () => {
      setSeen(true);
      clearTimeout(timer);
      timer = setTimeout(() => setSeen(false), REST_MS);
    };
    show();
    addEventListener("pointermove", show);
    addEventListener("pointerdown", show);
    return () => {
      clearTimeout(timer);
      removeEventListener("pointermove", show);
      removeEventListener("pointerdown", show);
    };
  }, []);
  return (
    <div className={css.controls} data-seen={seen || undefined}>
      {BUTTONS.map(({ id, code, Icon }) => (
        <IconButton key={id} size="large" label={w(`key.${id}`)} onClick={() => onPress(code)}>
          <Icon />
        </IconButton>
      ))}
    </div>
  );
}
