import { Sparkles } from "lucide-react";
import { useWords } from "../../../i18n/words.ts";
import { addPictures, generated } from "../../../state/bits-pictures.ts";
import { useRun } from "../../../state/hooks.ts";
import { useStore } from "../../../state/store.ts";
import { Button } from "../../primitives/Button.tsx";
import { Popover } from "../../primitives/Popover.tsx";
import css from "./bits.module.css";
import { keyed } from "./keyed.ts";
import { Pixels } from "./Pixels.tsx";
import { words } from "./words.ts";

/** One of the pictures just generated: each is a button. */
export function FromGenerate({
  disabled,
  onLeft,
}: {
  readonly disabled: boolean;
  readonly onLeft: (n: number) => void;
}) {
  const w = useWords(words);
  return (
    <Popover
      title={w("generated")}
      trigger={
        <Button icon={<Sparkles />} disabled={disabled}>
          {w("generated")}
        </Button>
      }
    >
      <Choice onLeft={onLeft} />
    </Popover>
  );
}

function Choice({ onLeft }: { readonly onLeft: (n: number) => void }) {
  const w = useWords(words);
  const model = useStore((state) => (state.model.phase === "ready" ? state.model.model : null));
  const done = useRun("generate")?.phase === "done";
  const pictures = model && done ? generated(model) : [];
  if (pictures.length === 0) return <p className={css.none}>{w("generatedNone")}</p>;
  return (
    <ul className={css.choice}>
      {keyed(pictures).map(({ key, picture, n }) => (
        <li key={key}>
          <button type="button" className={css.take} onClick={() => onLeft(addPictures([picture]))}>
            <Pixels picture={picture} label={w("generatedTake", { n })} />
          </button>
        </li>
      ))}
    </ul>
  );
}
