import { Check } from "lucide-react";
import { type MouseEvent, memo } from "react";
import { useStore } from "../../app/store.ts";
import type { Kept } from "../../ledger/records.ts";
import css from "./grid.module.css";
import { GAP, type Layout } from "./layout.ts";
import type { Names } from "./names.ts";

interface CellProps {
  readonly entry: Kept;
  readonly names: Names;
  readonly image: string;
  readonly index: number;
  readonly count: number;
  readonly layout: Layout;
  readonly narrow: boolean;
  readonly chosen: boolean;
  /** The keys are at it. */
  readonly current: boolean;
  readonly onPress: (id: string, event: MouseEvent<HTMLElement>) => void;
  /** A finger rested on it. */
  readonly onRest: (id: string) => void;
}

export const optionId = (id: string) => `kept-${id}`;

/** One kept picture: what it looks like, where it was made and with what. */
export const Cell = memo(
  function Cell(props: CellProps) {
    const { entry, names, image, index, count, layout, narrow, chosen, current, onPress, onRest } = props;
    const look = useStore((state) => state.look);
    const { columns, side, pitch } = layout;
    const gap = narrow ? GAP.narrow : GAP.wide;
    return (
      // biome-ignore lint/a11y/useKeyWithClickEvents: the list has the focus and the keys
      // biome-ignore lint/a11y/useFocusableInteractive: the list says which option its keys are at
      <div
        role="option"
        id={optionId(entry.id)}
        aria-selected={chosen}
        aria-posinset={index + 1}
        aria-setsize={count}
        aria-label={names.line(entry)}
        className={css.cell}
        data-picture=""
        data-current={current || undefined}
        style={{ left: (index % columns) * (side + gap), top: Math.floor(index / columns) * pitch, width: side }}
        onClick={(event) => onPress(entry.id, event)}
        onContextMenu={(event) => {
          if ((event.nativeEvent as PointerEvent).pointerType === "mouse") return;
          event.preventDefault();
          onRest(entry.id);
        }}
      >
        <div className={css.picture} style={{ height: side }}>
          <img src={image} alt="" draggable={false} decoding="async" data-look={look} />
          <span className={css.mark} data-mark="">
            <Check aria-hidden />
          </span>
        </div>
        <p className={css.name}>
          <span>{names.room(entry)}</span>
          {!narrow && <span className={css.day}>{names.day(entry)}</span>}
        </p>
        {!narrow && <p className={css.what}>{names.samplers(entry).join(" · ")}</p>}
      </div>
    );
  },
  (before, now) =>
    before.layout.side === now.layout.side &&
    before.layout.columns === now.layout.columns &&
    (Object.keys(now) as (keyof CellProps)[]).every((name) => name === "layout" || Object.is(before[name], now[name])),
);
