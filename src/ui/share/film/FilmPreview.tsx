import { Pause, Play } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { wantsStillness } from "../../../app/preferences.ts";
import { FPS, secondsOf, shotAt } from "../../../film/timing.ts";
import { useWords } from "../../../i18n/words.ts";
import { IconButton } from "../../primitives/Button.tsx";
import { number } from "../../run/format.ts";
import css from "./film.module.css";
import { painterOf } from "./paint.ts";
import type { FilmPlan } from "./plan.ts";
import { words } from "./words.ts";

/** The film as it will be, again and again; who wants no motion sees where it ends, and may play it. */
export function FilmPreview({ plan }: { readonly plan: FilmPlan }) {
  const w = useWords(words);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [plays, setPlays] = useState(() => !wantsStillness());
  const { layout, shots } = plan;

  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!context) return;
    const paint = painterOf(plan, context);
    if (!plays) return paint(Math.max(...shots.map(({ stop }) => stop)));
    const begun = performance.now();
    let shown: unknown = null;
    let request = 0;
    const frame = (now: number) => {
      const shot = shotAt(shots, Math.max(0, Math.floor(((now - begun) / 1000) * FPS)));
      if (shot !== shown) paint(shot.stop);
      shown = shot;
      request = requestAnimationFrame(frame);
    };
    request = requestAnimationFrame(frame);
    return () => cancelAnimationFrame(request);
  }, [plan, shots, plays]);

  return (
    <div className={css.preview}>
      <canvas
        ref={canvas}
        width={layout.width}
        height={layout.height}
        className={css.canvas}
        role="img"
        aria-label={w("preview", {
          width: layout.width,
          height: layout.height,
          seconds: number(secondsOf(shots), 1),
        })}
      />
      <IconButton className={css.play} label={w(plays ? "pause" : "play")} onClick={() => setPlays(!plays)}>
        {plays ? <Pause /> : <Play />}
      </IconButton>
    </div>
  );
}
