import { type KeyboardEvent, type ReactNode, useRef, useState } from "react";
import { usePictureSize } from "../../app/hooks.ts";
import { useStore, type View } from "../../app/store.ts";
import type { PictureSize } from "../../bytes/picture-shape.ts";
import { useWords } from "../../i18n/words.ts";
import { Sym } from "../primitives/Maths.tsx";
import { type Layout, layoutGrid, tracksOf, upTo } from "./layout.ts";
import { PictureButton } from "./PictureButton.tsx";
import { PictureCanvas } from "./PictureCanvas.tsx";
import styles from "./PictureGrid.module.css";
import type { Which } from "./paint.ts";
import { type Size, useSize } from "./use-size.ts";
import { words } from "./words.ts";

interface PictureGridProps {
  readonly slot: string;
  readonly count: number;
  readonly view: View;
  /** Which pictures of the run, in order; the first `count` otherwise. */
  readonly pictures?: readonly number[];
  /** A fixed number of columns; the best is found otherwise. */
  readonly columns?: number;
  /** What a picture is called, for those who cannot see it; "Picture 3 of 16" otherwise. */
  readonly nameOf?: (picture: number) => string;
  /** Pressed, or Enter on it. */
  readonly onOpen?: (picture: number) => void;
  /** Lies over the pictures, and may take their rows and columns for its own. */
  readonly over?: ReactNode;
}

const LABEL_HEIGHT = 28;
const PANEL_GAP = 24;

/** A grid of pictures that fills its place, in one panel or, for both states, in two. */
export function PictureGrid({ slot, count, view, pictures, columns, nameOf, onOpen, over }: PictureGridProps) {
  const size = usePictureSize(slot);
  const smooth = useStore(({ look }) => look === "smooth");
  const [place, setPlace] = useState<HTMLDivElement | null>(null);
  const room = useSize(place);
  const panels: readonly Which[] = view === "both" ? ["x", "x0"] : [view];
  const fit = room && fitPanels(room, panels.length, { count, size, smooth, ...(columns ? { columns } : {}) });
  return (
    <div ref={setPlace} className={styles.place} data-direction={fit?.direction}>
      {fit &&
        panels.map((which, i) => (
          <Panel
            key={which}
            {...{ slot, which, size, count, pictures, nameOf, onOpen, over }}
            layout={fit.layout}
            css={fit.layout.scale / room.dpr}
            labelled={panels.length > 1}
            // One set of buttons is enough to walk through with the keyboard.
            keyboard={i === 0}
          />
        ))}
    </div>
  );
}

/** Two panels stand side by side or one over the other, whichever makes the pictures larger. */
function fitPanels(
  room: Size,
  panels: number,
  grid: { count: number; size: PictureSize; smooth: boolean; columns?: number },
) {
  if (panels === 1) return { direction: "row", layout: layoutGrid({ ...grid, ...room }) } as const;
  const beside = layoutGrid({
    ...grid,
    dpr: room.dpr,
    width: (room.width - PANEL_GAP) / 2,
    height: room.height - LABEL_HEIGHT,
  });
  const over = layoutGrid({
    ...grid,
    dpr: room.dpr,
    width: room.width,
    height: (room.height - PANEL_GAP) / 2 - LABEL_HEIGHT,
  });
  return beside.scale >= over.scale
    ? ({ direction: "row", layout: beside } as const)
    : ({ direction: "column", layout: over } as const);
}

interface PanelProps extends Required<Pick<PictureGridProps, "slot" | "count">> {
  /** Of a picture, in its own pixels. */
  readonly size: PictureSize;
  readonly which: Which;
  readonly layout: Layout;
  readonly css: number;
  readonly labelled: boolean;
  readonly keyboard: boolean;
  readonly pictures: PictureGridProps["pictures"];
  readonly nameOf: PictureGridProps["nameOf"];
  readonly onOpen: PictureGridProps["onOpen"];
  readonly over?: ReactNode;
  /** The picture that is chosen, where pressing one chooses it instead of enlarging it. */
  readonly pressed?: number;
}

/** Pictures at a layout that is known: a grid of buttons under one canvas. */
export function Panel({
  slot,
  which,
  count,
  size,
  layout,
  css,
  labelled,
  keyboard,
  pictures,
  nameOf,
  onOpen,
  over,
  pressed,
}: PanelProps) {
  const t = useWords(words);
  const [current, setCurrent] = useState(0);
  const group = useRef<HTMLFieldSetElement>(null);
  const { columns, rows } = layout;
  const what = t(which === "x0" ? "view.x0" : "view.x");
  const focusable = Math.min(current, count - 1);
  const nameAt = (i: number) => nameOf?.(i) ?? t("pictures.one", { n: i + 1, count });

  const move = (event: KeyboardEvent) => {
    const by = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns, ArrowUp: -columns }[event.code];
    const to = event.code === "Home" ? 0 : event.code === "End" ? count - 1 : by === undefined ? null : focusable + by;
    if (to === null || event.nativeEvent.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    if (to < 0 || to >= count) return;
    setCurrent(to);
    group.current?.querySelectorAll("button")[to]?.focus();
  };

  return (
    <figure className={styles.panel}>
      {labelled && (
        <figcaption className={styles.label}>
          <Sym name={which === "x0" ? "x0" : "xt"} />
          <span className="hidden-visually">{what}</span>
        </figcaption>
      )}
      <fieldset
        ref={group}
        aria-label={`${t("pictures.grid", { count, what })} ${t("pictures.hint")}`}
        aria-hidden={keyboard ? undefined : true}
        className={styles.grid}
        style={{
          width: layout.cssWidth,
          height: layout.cssHeight,
          ...tracksOf(size, css, columns),
        }}
        onKeyDown={move}
      >
        {upTo(count).map((i) => (
          <PictureButton
            key={i}
            className={styles.picture}
            tabIndex={keyboard && i === focusable ? 0 : -1}
            aria-label={nameAt(i)}
            subject={() => ({
              name: nameAt(i),
              of: { slot, picture: pictures?.[i] ?? i, which },
              onEnlarge: pressed === undefined && onOpen ? () => onOpen(i) : undefined,
            })}
            aria-haspopup={pressed === undefined ? "dialog" : undefined}
            aria-pressed={pressed === undefined ? undefined : i === pressed}
            onFocus={() => setCurrent(i)}
            onClick={() => onOpen?.(i)}
          />
        ))}
        <PictureCanvas {...{ slot, which, columns, rows, size, css, pictures }} />
        {over}
      </fieldset>
    </figure>
  );
}
