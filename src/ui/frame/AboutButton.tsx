import { Info } from "lucide-react";
import { useWords } from "../../i18n/words.ts";
import { roomNamed } from "../../scene/rooms.ts";
import { Part } from "../part.tsx";
import { IconButton } from "../primitives/Button.tsx";
import { Popover } from "../primitives/Popover.tsx";
import styles from "./AboutButton.module.css";
import { words } from "./words.ts";

/** Beside a room's title: what the room is about, and its equation. Loaded when it is opened. */
export function AboutButton({ room }: { readonly room: string }) {
  const t = useWords(words);
  const { About } = roomNamed(room);
  return (
    <Popover
      wide
      side="after"
      title={t("about.open")}
      trigger={
        <IconButton label={t("about.open")} className={styles.button}>
          <Info />
        </IconButton>
      }
    >
      <Part view={About} />
    </Popover>
  );
}
