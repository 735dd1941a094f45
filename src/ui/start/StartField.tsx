import { X } from "lucide-react";
import { useWords } from "../../i18n/words.ts";
import type { OfStart } from "../../scene/start.ts";
import { NumberBox } from "../controls/NumberBox.tsx";
import { OwnPicture } from "../pictures/OwnPicture.tsx";
import { IconButton } from "../primitives/Button.tsx";
import { Field } from "../primitives/Field.tsx";
import { Sym } from "../primitives/Maths.tsx";
import { Range } from "../primitives/Range.tsx";
import styles from "./StartField.module.css";
import { words } from "./words.ts";

interface StartFieldProps {
  readonly scene: OfStart;
  readonly T: number;
  readonly onChange: (change: OfStart) => void;
}

/** Where the first picture begins, in a room that took one from elsewhere; nothing while it begins as on a first visit. */
export function StartField({ scene: { image = 0, start }, T, onChange }: StartFieldProps) {
  const w = useWords(words);
  const away = (
    <IconButton label={w("remove")} onClick={() => onChange({ start: undefined, image: undefined })}>
      <X />
    </IconButton>
  );
  if (!start) {
    if (image === 0) return null;
    return (
      <div className={styles.start}>
        <p>{w("image", { n: image + 1 })}</p>
        {away}
      </div>
    );
  }
  const setT = (t: number) => onChange({ start: { ...start, t } });
  return (
    <div className={styles.start}>
      <OwnPicture picture={start.picture} label={w("picture")} />
      <Field
        label={w("noised")}
        symbol={<Sym name="t" />}
        aside={<NumberBox label={w("noised")} value={start.t} min={1} max={T} onChange={setT} />}
      >
        {({ id }) => <Range id={id} min={1} max={T} value={start.t} onChange={setT} />}
      </Field>
      {away}
    </div>
  );
}
