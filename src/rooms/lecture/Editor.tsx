import { ArrowLeft, Play, Undo2 } from "lucide-react";
import { useState } from "react";
import { useLanguage } from "../../i18n/use-language.ts";
import { useWords } from "../../i18n/words.ts";
import { type Lecture, MOST, said } from "../../lecture/lecture.ts";
import { Button, IconButton } from "../../ui/primitives/Button.tsx";
import { TextField } from "../../ui/primitives/TextField.tsx";
import { keep, saveAsFile } from "./actions.ts";
import { ItemRow } from "./ItemRow.tsx";
import css from "./lecture.module.css";
import { changed, moved, told, without } from "./order.ts";
import { words } from "./words.ts";

interface EditorProps {
  readonly lecture: Lecture;
  readonly onBack: () => void;
  readonly onPresent: () => void;
}

/** One lecture of a person's: its moments are written, ordered and deleted, and every change can be undone. */
export function Editor({ lecture, onBack, onPresent }: EditorProps) {
  const w = useWords(words);
  const language = useLanguage();
  const [past, setPast] = useState<readonly Lecture[]>([]);
  const [dragged, setDragged] = useState<number | null>(null);
  const { items } = lecture;

  const change = (next: Lecture) => {
    if (next === lecture) return;
    setPast((before) => [...before, lecture]);
    keep(next);
  };
  const undo = () => {
    const before = past.at(-1);
    if (before) keep(before);
    setPast((all) => all.slice(0, -1));
  };
  const rename = (text: string) => {
    const title = told(lecture.title, language, text, MOST.title);
    if (title) change({ ...lecture, title });
    return title !== null;
  };

  return (
    <>
      <div className={css.bar}>
        <Button look="plain" icon={<ArrowLeft />} onClick={onBack}>
          {w("back")}
        </Button>
        <span className={css.grow} />
        <IconButton label={w("undo")} disabled={past.length === 0} onClick={undo}>
          <Undo2 />
        </IconButton>
        <Button disabled={items.length === 0} onClick={() => void saveAsFile(lecture)}>
          {w("save")}
        </Button>
        <Button look="primary" icon={<Play />} disabled={items.length === 0} onClick={onPresent}>
          {w("present")}
        </Button>
      </div>
      <TextField
        className={css.lectureTitle}
        aria-label={w("lectureTitle")}
        value={said(lecture.title, language)}
        onCommit={rename}
      />
      <p className={css.hint}>{w(items.length === 0 ? "empty" : "order")}</p>
      <ol className={css.items} aria-label={w("list")}>
        {items.map((item, at) => (
          <ItemRow
            key={item.id}
            item={item}
            at={at}
            count={items.length}
            onMove={(by) => change(moved(lecture, at, at + by))}
            onRemove={() => change(without(lecture, at))}
            onChange={(next) => change(changed(lecture, at, next))}
            onDrag={() => setDragged(at)}
            onDropped={() => {
              if (dragged !== null) change(moved(lecture, dragged, at));
              setDragged(null);
            }}
            dragging={dragged !== null}
          />
        ))}
      </ol>
    </>
  );
}
