import { Pause, Play } from "lucide-react";
import { useEffect, useRef } from "react";
import { useWords } from "../../../i18n/words.ts";
import { IconButton } from "../../../ui/primitives/Button.tsx";
import { Sym } from "../../../ui/primitives/Maths.tsx";
import timeline from "../../../ui/run/Timeline.module.css";
import { showTime, toggleFlow } from "../flow.ts";
import { T } from "../learn/objective.ts";
import { useFlow } from "../store.ts";
import { words } from "../words.ts";
import css from "./bar.module.css";

/** The moment that all planes show, from noise at the left to data at the right; moved every frame without React. */
export function FlowBar() {
  const w = useWords(words);
  const playing = useFlow((state) => state.playing);
  const input = useRef<HTMLInputElement>(null);
  const number = useRef<HTMLSpanElement>(null);

  useEffect(() => {
    const show = ({ t }: { readonly t: number }) => {
      const text = String(Math.round(t));
      if (number.current) number.current.textContent = text;
      const element = input.current;
      if (!element) return;
      element.value = String(T - t);
      element.style.setProperty("--shown", String(1 - t / T));
      element.setAttribute("aria-valuetext", w("time", { t: text }));
    };
    show(useFlow.getState());
    return useFlow.subscribe(show);
  }, [w]);

  return (
    <div className={css.flow}>
      <IconButton label={w(playing ? "flowStop" : "flowPlay")} onClick={toggleFlow}>
        {playing ? <Pause /> : <Play />}
      </IconButton>
      <span className={css.end}>{w("noise")}</span>
      <input
        ref={input}
        type="range"
        className={timeline.timeline}
        min={0}
        max={T}
        step={1}
        defaultValue={0}
        aria-label={w("flow")}
        onInput={(event) => showTime(T - event.currentTarget.valueAsNumber)}
      />
      <span className={css.end}>{w("dataEnd")}</span>
      <span className={css.time} translate="no" aria-hidden>
        <Sym name="t" /> = <span ref={number} />
      </span>
    </div>
  );
}
