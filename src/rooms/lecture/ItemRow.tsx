import { ArrowDown, ArrowUp, ExternalLink, GripVertical, Trash2 } from "lucide-react";
import { useId } from "react";
import { useLanguage } from "../../i18n/use-language.ts";
import { useWords } from "../../i18n/words.ts";
import { type Item, MOST, said } from "../../lecture/lecture.ts";
import { IconButton } from "../../ui/primitives/Button.tsx";
import { TextField } from "../../ui/primitives/TextField.tsx";
import { openItem } from "./actions.ts";
import css from "./lecture.module.css";
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
  readonly onDropped: () => void;
  /** Some moment is being dragged. */
  readonly dragging: boolean;
}

/** A moment as its speaker writes it. */
export function ItemRow({ item, at, count, onMove, onRemove, onChange, onDrag, onDropped, dragging }: ItemRowProps) {
  const w = useWords(words);
  const language = useLanguage();
  const notes = useId();
  const title = said(item.title, language);
  const write = (field: "caption" | "notes", text: string) => {
    const texts = told(item[field], language, text, MOST[field]);
    const { [field]: _, ...rest } = item;
    onChange(texts ? { ...rest, [field]: texts } : rest);
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
        onDropped();
      }}
    >
      <span className={css.grip} draggable title={w("drag")} onDragStart={onDrag} aria-hidden="true">
        <GripVertical />
        {at + 1}
      </span>
      <div className={css.fields}>
        <TextField
          aria-label={w("title")}
          value={title}
          onCommit={(text) => {
            const texts = told(item.title, language, text, MOST.title);
            if (texts) onChange({ ...item, title: texts });
            return texts !== null;
          }}
        />
        <TextField
          aria-label={w("caption")}
          placeholder={w("caption")}
          value={said(item.caption, language)}
          onCommit={(text) => {
            write("caption", text);
            return true;
          }}
        />
        <textarea
          id={notes}
          key={`${language} ${said(item.notes, language)}`}
          className={css.notes}
          aria-label={w("notes")}
          placeholder={w("notes")}
          maxLength={MOST.notes}
          rows={2}
          defaultValue={said(item.notes, language)}
          onBlur={({ currentTarget: { value } }) => value !== said(item.notes, language) && write("notes", value)}
        />
        {!item.recorded && <p className={css.hint}>{w("unprepared")}</p>}
      </div>
      <div className={css.actions}>
        <IconButton label={w("up", { title })} disabled={at === 0} onClick={() => onMove(-1)}>
          <ArrowUp />
        </IconButton>
        <IconButton label={w("down", { title })} disabled={at === count - 1} onClick={() => onMove(1)}>
          <ArrowDown />
        </IconButton>
        <IconButton label={`${w("goThere")}: ${title}`} onClick={() => void openItem(item)}>
          <ExternalLink />
        </IconButton>
        <IconButton label={w("removeMoment", { title })} onClick={onRemove}>
          <Trash2 />
        </IconButton>
      </div>
    </li>
  );
}
