import type { ComponentProps } from "react";
import { useRun } from "../../app/hooks.ts";
import { useStore } from "../../app/store.ts";
import { useWords } from "../../i18n/words.ts";
import { generated } from "../../pictures/generated.ts";
import type { InputPicture } from "../../scene/picture.ts";
import { firstRoom } from "../../scene/rooms.ts";
import { Popover } from "../primitives/Popover.tsx";
import { useKeyed } from "./keyed.ts";
import styles from "./MadePictures.module.css";
import { Pixels } from "./Pixels.tsx";
import { words } from "./words.ts";

interface MadePicturesProps {
  readonly trigger: ComponentProps<typeof Popover>["trigger"];
  readonly onTake: (picture: InputPicture) => void;
}

/** One of the pictures just generated: each is a button. */
export function MadePictures({ trigger, onTake }: MadePicturesProps) {
  const t = useWords(words);
  return (
    <Popover title={t("generated.title")} trigger={trigger}>
      <Choice onTake={onTake} />
    </Popover>
  );
}

function Choice({ onTake }: Pick<MadePicturesProps, "onTake">) {
  const t = useWords(words);
  const model = useStore((state) => (state.model.phase === "ready" ? state.model.model : null));
  const done = useRun(firstRoom().id)?.phase === "done";
  const pictures = useKeyed(model && done ? generated(model) : []);
  if (pictures.length === 0) return <p className={styles.none}>{t("generated.none")}</p>;
  return (
    <ul className={styles.choice}>
      {pictures.map(({ key, picture, n }) => (
        <li key={key}>
          <button type="button" className={styles.take} onClick={() => onTake(picture)}>
            <Pixels picture={picture} label={t("generated.take", { n })} />
          </button>
        </li>
      ))}
    </ul>
  );
}
