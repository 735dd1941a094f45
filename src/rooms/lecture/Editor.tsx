import { ArrowLeft, Play, Undo2 } from "lucide-react";
import { useState } from "react";
import type { Sheets } from "../../app/lectures/shelf.ts";
import { useLanguage } from "../../i18n/use-language.ts";
import { useWords } from "../../i18n/words.ts";
import { type Lecture, MOST, said } from "../../lecture/lecture.ts";
import { Button, IconButton } from "../../ui/primitives/Button.tsx";
import { TextField } from "../../ui/primitives/TextField.tsx";
import { carry, saveAsFile } from "./actions.ts";
import { ItemRow } from "./ItemRow.tsx";
import css from "./lecture.module.css";
import { changed, moved, told, without } from "./order.ts";
import { Prepare } from "./prepare/Prepare.tsx";
import { useLeaveWithPage } from "./unkept.ts";
import { afterRemoval, useFocusAfter } from "./use-focus-after.ts";
import { words } from "./words.ts";

interface EditorProps {
  readonly lecture: Lecture;
  readonly onBack: () => void;
  readonly onPresent: () => void;
}

interface Change {
  readonly before: Lecture;
  readonly after: Lecture;
  /** Sheets that nothing shows any more, as long as it may be undone. */
  readonly gone: Promise<Sheets>;
}

/** One lecture of a person's: its moments are written, ordered and deleted, and every change can be undone. */
export function Editor({ lecture, onBack, onPresent }: EditorProps) {
  const w = useWords(words);
  const language = useLanguage();
  const [past, setPast] = useState<readonly Change[]>([]);
  const [dragged, setDragged] = useState<number | null>(null);
  const { items } = lecture;
  const { place, focusOn } = useFocusAfter(items);
  useLeaveWithPage(place, lecture.id);

  const change = (after: Lecture) => {
    if (after === lecture) return;
    const change = { before: lecture, after, gone: carry(lecture, after) };
    setPast((all) => [...all, change]);
  };
  const undo = () => {
    const last = past.at(-1);
    if (last) void carry(last.after, last.before, last.gone);
    setPast((all) => all.slice(0, -1));
  };
  const move = (at: number, by: number) => {
    const to = at + by;
    const way = to === 0 ? "down" : to === items.length - 1 ? "up" : by < 0 ? "up" : "down";
    focusOn(`li:nth-child(${to + 1}) [data-does="${way}"]`);
    change(moved(lecture, at, to));
  };
  const remove = (at: number) => {
    focusOn(afterRemoval(at, items.length, "undo"));
    change(without(lecture, at));
  };
  const rename = (text: string) => {
    const title = told(lecture.title, language, text, MOST.title);
    if (title) change({ ...lecture, title });
    return title !== null;
  };

  return (
    <div ref={place}>
      <div className={css.bar}>
        <Button look="plain" icon={<ArrowLeft />} onClick={onBack}>
          {w("back")}
        </Button>
        <span className={css.grow} />
        <IconButton label={w("undo")} data-does="undo" disabled={past.length === 0} onClick={undo}>
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
        words
        className={css.lectureTitle}
        aria-label={w("lectureTitle")}
        value={said(lecture.title, language)}
        maxLength={MOST.title}
        onCommit={rename}
      />
      <Prepare lecture={lecture} />
      <p className={css.hint}>{w(items.length === 0 ? "empty" : "order")}</p>
      <ol className={css.items} aria-label={w("list")}>
        {items.map((item, at) => (
          <ItemRow
            key={item.id}
            item={item}
            at={at}
            count={items.length}
            onMove={(by) => move(at, by)}
            onRemove={() => remove(at)}
            onChange={(next) => change(changed(lecture, at, next))}
            onDrag={() => setDragged(at)}
            onDragEnd={() => setDragged(null)}
            onDropped={() => {
              if (dragged !== null) change(moved(lecture, dragged, at));
              setDragged(null);
            }}
            dragging={dragged !== null}
          />
        ))}
      </ol>
    </div>
  );
}
