import { Undo2 } from "lucide-react";
import { bringBack } from "../../app/shelf.ts";
import type { ListedModel } from "../../app/store.ts";
import { useWords } from "../../i18n/words.ts";
import { Button } from "../primitives/Button.tsx";
import { Strip } from "../primitives/Strip.tsx";
import { megabytes } from "../run/format.ts";
import css from "./models.module.css";
import { useDoing } from "./use-doing.ts";
import { words } from "./words.ts";

/** In the place of one that was just removed: the way back. */
export function RemovedItem({ model: { id, title, bytes } }: { readonly model: ListedModel }) {
  const w = useWords(words);
  const { doing, problem } = useDoing();
  return (
    <li className={css.item}>
      <div className={css.itemHead}>
        <p className={css.itemWords} role="status">
          {w("removed", { title, megabytes: megabytes(bytes) })}
        </p>
        <Button icon={<Undo2 />} autoFocus onClick={() => doing(bringBack(id))}>
          {w("undo")}
        </Button>
      </div>
      {problem && <Strip tone="error">{problem}</Strip>}
    </li>
  );
}
