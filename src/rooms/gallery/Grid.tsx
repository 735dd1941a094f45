import { type KeyboardEvent, type MouseEvent, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { useWords } from "../../i18n/words.ts";
import type { Kept } from "../../ledger/records.ts";
import { placeOf } from "../../ui/frame/keys.ts";
import { useNarrow } from "../../ui/frame/use-narrow.ts";
import { listenToLongPresses } from "../../ui/pictures/menu/long-press.ts";
import { Cell, optionId } from "./Cell.tsx";
import css from "./grid.module.css";
import { inSight, layoutOf } from "./layout.ts";
import type { Names } from "./names.ts";
import { moved, type Selection, stepOf, toggled } from "./selection.ts";
import { useThumbnails } from "./thumbnails.ts";
import { words } from "./words.ts";

interface GridProps {
  readonly entries: readonly Kept[];
  readonly names: Names;
  readonly selection: Selection;
  readonly onSelection: (change: (before: Selection) => Selection) => void;
  readonly onOpen: (id: string) => void;
  readonly onRemove: (entries: readonly Kept[]) => void;
}

/**
 * Thumbnails by time. The list has the focus and says which picture its keys are at, so that only those in sight have
 * to be there.
 */
export function Grid({ entries, names, selection, onSelection, onOpen, onRemove }: GridProps) {
  const w = useWords(words);
  const narrow = useNarrow();
  const list = useRef<HTMLDivElement>(null);
  const [{ width, height, top }, setView] = useState({ width: 0, height: 0, top: 0 });
  const thumbnails = useThumbnails();
  const layout = layoutOf(width, narrow);
  const { columns, pitch } = layout;
  const { from, to } = inSight(layout, entries.length, top, height);
  const at = selection.at === null ? -1 : entries.findIndex(({ id }) => id === selection.at);

  useLayoutEffect(() => {
    const element = list.current;
    if (!element) return;
    const measure = () => {
      const { clientWidth: width, clientHeight: height, scrollTop: top } = element;
      setView({ width: width - 2 * paddingOf(element), height, top });
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  useEffect(listenToLongPresses, []);

  // The picture that the keys are at is in sight.
  useEffect(() => {
    const element = list.current;
    if (!element || at < 0 || width === 0) return;
    const row = Math.floor(at / columns) * pitch;
    if (row < element.scrollTop) element.scrollTop = row;
    else if (row + pitch > element.scrollTop + element.clientHeight)
      element.scrollTop = row + pitch - element.clientHeight;
  }, [at, columns, pitch, width]);

  const ids = () => entries.map(({ id }) => id);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const { code, shiftKey } = event;
    const current = entries[at];
    const command = event.ctrlKey || event.metaKey;
    const done = () => event.preventDefault();
    if (event.nativeEvent.isComposing || event.altKey) return;
    if (command && placeOf(event) === "KeyA") {
      done();
      onSelection((before) => ({ ...before, chosen: new Set(ids()) }));
      return;
    }
    if (command) return;
    if (code === "Escape" && selection.chosen.size > 0) onSelection((before) => ({ ...before, chosen: new Set() }));
    else if (code === "Enter" && current) onOpen(current.id);
    else if (code === "Space" && current) onSelection((before) => toggled(before, current.id));
    else if (code === "Delete" || code === "Backspace") {
      const chosen = entries.filter(({ id }) => selection.chosen.has(id));
      if (chosen.length > 0) onRemove(chosen);
      else if (current) onRemove([current]);
    } else {
      const rows = Math.max(1, Math.floor(height / pitch));
      const step = stepOf(code, Math.max(0, at), entries.length, columns, rows);
      if (step === null) return;
      const target = at < 0 ? entries[0] : entries[step];
      if (target) onSelection((before) => moved(before, ids(), target.id, shiftKey));
    }
    done();
  };

  // One function for all cells, so that those that stay are not made again.
  const latest = useRef({ selection, ids });
  latest.current = { selection, ids };
  const onPress = useCallback(
    (id: string, event: MouseEvent<HTMLElement>) => {
      const { selection, ids } = latest.current;
      const onMark = event.target instanceof Element && event.target.closest("[data-mark]") !== null;
      const byFinger = (event.nativeEvent as PointerEvent).pointerType === "touch";
      const choosing = onMark || event.ctrlKey || event.metaKey || (byFinger && selection.chosen.size > 0);
      if (event.shiftKey) onSelection((before) => moved(before, ids(), id, true));
      else if (choosing) onSelection((before) => toggled(before, id));
      else {
        onSelection((before) => moved(before, ids(), id, false));
        onOpen(id);
      }
    },
    [onSelection, onOpen],
  );
  const onRest = useCallback((id: string) => onSelection((before) => toggled(before, id)), [onSelection]);

  return (
    <div
      ref={list}
      role="listbox"
      aria-label={w("list")}
      aria-description={w("hint")}
      aria-multiselectable
      aria-activedescendant={at >= from && at < to && entries[at] ? optionId(entries[at].id) : undefined}
      tabIndex={0}
      className={css.grid}
      data-choosing={selection.chosen.size > 0 || undefined}
      onKeyDown={onKeyDown}
      onFocus={() => at < 0 && entries[0] && onSelection((before) => ({ ...before, at: entries[0]?.id ?? null }))}
      onScroll={({ currentTarget: { scrollTop } }) => setView((before) => ({ ...before, top: scrollTop }))}
    >
      <div role="presentation" className={css.all} style={{ height: Math.ceil(entries.length / columns) * pitch }}>
        {width > 0 &&
          entries
            .slice(from, to)
            .map((entry, i) => (
              <Cell
                key={entry.id}
                entry={entry}
                names={names}
                image={thumbnails.of(entry)}
                index={from + i}
                count={entries.length}
                layout={layout}
                narrow={narrow}
                chosen={selection.chosen.has(entry.id)}
                current={from + i === at}
                onPress={onPress}
                onRest={onRest}
              />
            ))}
      </div>
    </div>
  );
}

const paddingOf = (element: Element) => Number.parseFloat(getComputedStyle(element).paddingLeft);
