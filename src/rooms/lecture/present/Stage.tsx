import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { useStore } from "../../../app/store.ts";
import { useWords } from "../../../i18n/words.ts";
import { layoutGrid, upTo } from "../../../ui/pictures/layout.ts";
import { type Painted, paint } from "../../../ui/pictures/paint.ts";
import { renderingOf, useScale } from "../../../ui/pictures/use-scale.ts";
import { useSize } from "../../../ui/pictures/use-size.ts";
import { words } from "../words.ts";
import css from "./hall.module.css";
import type { Player } from "./player.ts";

interface StageProps {
  readonly player: Player;
  /** What its pictures are called. */
  readonly name: string;
}

/** The pictures of a moment, as large as their place lets them be, with the t of what is seen. */
export function Stage({ player, name }: StageProps) {
  const w = useWords(words);
  const { feed, of, size } = player;
  const smooth = useStore(({ look }) => look === "smooth");
  const [place, setPlace] = useState<HTMLDivElement | null>(null);
  const room = useSize(place);
  const canvas = useRef<HTMLCanvasElement>(null);
  const time = useRef<HTMLSpanElement>(null);
  const pictures = of.pictures ?? upTo(feed.recording?.pictures ?? 0);
  const columns = of.columns && Math.min(of.columns, pictures.length);
  const layout = room && layoutGrid({ count: pictures.length, size, smooth, ...room, ...(columns ? { columns } : {}) });
  const shown = layout && room && layout.scale / room.dpr;
  const scale = useScale(shown ?? 1);

  // What is there is painted with the page, not a frame after it.
  const target = { which: of.lens, columns: layout?.columns ?? 1, size, scale, pictures };
  const [width, height] = [(layout?.canvasWidth ?? 1) * scale, (layout?.canvasHeight ?? 1) * scale];
  const key = JSON.stringify([target, width, height]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` is all of what is painted
  useLayoutEffect(() => {
    const element = canvas.current;
    const context = element?.getContext("2d");
    if (!element || !context) return;
    [element.width, element.height] = [width, height];
    const painted: Painted = [];
    paint(feed, { context, painted, ...target });
    return feed.subscribe(() => {
      paint(feed, { context, painted, ...target });
      const t = feed.timeAt(feed.shown);
      if (time.current) time.current.textContent = t === null ? "" : w("time", { t });
    });
  }, [feed, key, w]);
  // Who comes back finds it as it was left in the lecture.
  useEffect(() => () => player.playback.hold(player.of.at ?? null), [player]);

  return (
    <div ref={setPlace} className={css.stage}>
      {layout && shown && (
        <canvas
          ref={canvas}
          role="img"
          aria-label={name}
          style={{
            width: layout.cssWidth,
            height: layout.cssHeight,
            imageRendering: renderingOf(scale, shown) ?? "pixelated",
          }}
        />
      )}
      <span ref={time} className={css.time} translate="no" />
    </div>
  );
}
