import { ArrowDown, ArrowUp, ExternalLink, GripVertical, Trash2 } from "lucide-react";
import { useLanguage } from "../../i18n/use-language.ts";
import { useWords } from "../../i18n/words.ts";
import { type Item, MOST, said } from "../../lecture/lecture.ts";
import { IconButton } from "../../ui/primitives/Button.tsx";
import { TextField } from "../../ui/primitives/TextField.tsx";
import { openItem } from "./actions.ts";
import css from "./lecture.module.css";
import { Notes } from "./Notes.tsx";
import { told } from "./order.ts";
import { words } from "./words.ts";

interface ItemRowProps {
  readonly item: Item;
  readonly at: number;
  readonly count: number;
  readonly onMove: (by: number) => void;
  readonly onRemove: () => void;
  readonly onChange: (item: Item) => void;
  readonly onDrag: () => void;
  /** Dropped, or let go of elsewhere. */
  readonly onDragEnd: () => void;
  readonly onDropped: () => void;
  /** Some moment is being dragged. */
  readonly dragging: boolean;
}

/** A moment as its speaker writes it. */
export function ItemRow({ item, at, count, dragging, ...on }: ItemRowProps) {
  const w = useWords(words);
  const language = useLanguage();
  const title = said(item.title, language);
  const write = (field: "caption" | "notes", text: string) => {
    const texts = told(item[field], language, text, MOST[field]);
    const { [field]: _, ...rest } = item;
    on.onChange(texts ? { ...rest, [field]: texts } : rest);
  };
  return (
    <li
      className={css.item}
      aria-label={w("moment", { n: at + 1, title })}
      onDragOver={(event) => dragging && event.preventDefault()}
      onDrop={(event) => {
        if (!dragging) return;
        event.preventDefault();
        event.stopPropagation();
        on.onDropped();
      }}
    >
      <span
        className={css.grip}
        draggable
        title={w("drag")}
        onDragStart={on.onDrag}
        onDragEnd={on.onDragEnd}
        aria-hidden="true"
      >
        <GripVertical />
        {at + 1}
      </span>
      <div className={css.fields}>
        <TextField
          words
          aria-label={w("title")}
          value={title}
          maxLength={MOST.title}
          onCommit={(text) => {
            const texts = told(item.title, language, text, MOST.title);
            if (texts) on.onChange({ ...item, title: texts });
            return texts !== null;
          }}
        />
        <TextField
          words
          aria-label={w("caption")}
          placeholder={w("caption")}
          value={said(item.caption, language)}
          maxLength={MOST.caption}
          onCommit={(text) => {
            write("caption", text);
            return true;
          }}
        />
        <Notes
          key={language}
          className={css.notes}
          aria-label={w("notes")}
          placeholder={w("notes")}
          maxLength={MOST.notes}
          rows={2}
          value={said(item.notes, language)}
          onWrite={(text) => write("notes", text)}
        />
        {!item.recorded && <p className={css.hint}>{w("unprepared")}</p>}
      </div>
      <div className={css.actions}>
        <IconButton label={w("up", { title })} data-does="up" disabled={at === 0} onClick={() => on.onMove(-1)}>
          <ArrowUp />
        </IconButton>
        <IconButton
          label={w("down", { title })}
          data-does="down"
          disabled={at === count - 1}
          onClick={() => on.onMove(1)}
        >
          <ArrowDown />
        </IconButton>
        <IconButton label={`${w("goThere")}: ${title}`} onClick={() => void openItem(item)}>
          <ExternalLink />
        </IconButton>
        <IconButton label={w("removeMoment", { title })} data-does="remove" onClick={on.onRemove}>
          <Trash2 />
        </IconButton>
      </div>
    </li>
  );
}
