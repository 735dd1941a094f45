import { Eraser, Trash2 } from "lucide-react";
import { type KeyboardEvent, type PointerEvent, useMemo, useRef, useState } from "react";
import { useWords } from "../../i18n/words.ts";
import { IconButton } from "../../ui/primitives/Button.tsx";
import { type Cell, cellAt, isSet, withCell, withStroke } from "./drawing.ts";
import { showTime } from "./flow.ts";
import { Plane } from "./plane/Plane.tsx";
import { forward } from "./plane/painters.ts";
import plane from "./plane/plane.module.css";
import { CELLS, settings } from "./scene.ts";
import type { Scenery } from "./scenery.ts";
import { useFlow } from "./store.ts";
import { words } from "./words.ts";

const MOVES: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The data as one draws them: a pen that sets cells, or an eraser; by keyboard a cursor that arrows move. */
export function DrawingPlane({ scenery }: { readonly scenery: Scenery }) {
  const w = useWords(words);
  const { drawing } = settings.use();
  const [erasing, setErasing] = useState(false);
  const [cursor, setCursor] = useState<Cell>({ column: CELLS / 2, row: CELLS / 2 });
  const last = useRef<Cell | null>(null);
  const paint = useMemo(() => forward(scenery), [scenery]);
  const put = (next: readonly number[]) => next !== drawing && settings.patch({ data: "drawn", drawing: next });

  const follow = (event: PointerEvent<HTMLCanvasElement>) => {
    if (event.buttons !== 1) {
      last.current = null;
      return;
    }
    const { left, top, width } = event.currentTarget.getBoundingClientRect();
    if (event.type === "pointerdown") {
      event.currentTarget.setPointerCapture(event.pointerId);
      if (useFlow.getState().t > 0) showTime(0);
    }
    const reach = scenery.reachAt(0);
    const at = (place: number) => ((2 * place) / width - 1) * reach;
    const cell = cellAt(at(event.clientX - left), -at(event.clientY - top));
    put(withStroke(settings.get().drawing, last.current ?? cell, cell, !erasing));
    last.current = cell;
  };

  const press = (event: KeyboardEvent) => {
    const move = MOVES[event.code];
    if (!move || event.nativeEvent.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    if (useFlow.getState().t > 0) showTime(0);
    const within = (value: number) => Math.min(CELLS - 1, Math.max(0, value));
    const next = { column: within(cursor.column + move[0]), row: within(cursor.row + move[1]) };
    setCursor(next);
    // With Shift the pen is down.
    if (event.shiftKey) put(withStroke(drawing, cursor, next, !erasing));
  };

  const set = isSet(drawing, cursor.column, cursor.row);
  const place = (index: number) => `${50 + (50 * (((index + 0.5) / CELLS) * 2 - 1)) / scenery.reachAt(0)}%`;
  return (
    <Plane
      title={w("drawing")}
      label={w("drawingLabel")}
      reachAt={scenery.reachAt}
      paint={paint}
      onPointer={follow}
      caption={w("drawingCaption")}
      tools={
        <div className={plane.tools}>
          <IconButton label={w("erase")} aria-pressed={erasing} onClick={() => setErasing(!erasing)}>
            <Eraser />
          </IconButton>
          <IconButton label={w("clear")} disabled={drawing.length === 0} onClick={() => put([])}>
            <Trash2 />
          </IconButton>
        </div>
      }
    >
      <button
        type="button"
        className={plane.pen}
        aria-label={w("pen", { column: cursor.column + 1, row: cursor.row + 1 })}
        aria-pressed={set}
        title={w("penHelp")}
        onClick={() => put(withCell(drawing, cursor.column, cursor.row, !set))}
        onKeyDown={press}
        style={{ left: place(cursor.column), top: place(cursor.row) }}
      />
    </Plane>
  );
}
