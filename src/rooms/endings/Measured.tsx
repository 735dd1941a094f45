import { useModelOf } from "../../app/hooks.ts";
import { addsNoise } from "../../diffusion/samplers/plans/index.ts";
import { within } from "../../diffusion/samplers/within.ts";
import { useWords } from "../../i18n/words.ts";
import { Button } from "../../ui/primitives/Button.tsx";
import { number } from "../../ui/run/format.ts";
import css from "./endings.module.css";
import { EXPERIMENTS } from "./experiments.ts";
import type { Apart } from "./lanes.ts";
import { runEndings, SLOT } from "./run.ts";
import { type EndingsScene, settings } from "./scene.ts";
import { words } from "./words.ts";

interface MeasuredProps {
  readonly scene: EndingsScene;
  readonly apart: readonly Apart[];
}

/** What the finished matrix shows, in the numbers that were measured, and the experiment beside it. */
export function Measured({ scene, apart }: MeasuredProps) {
  const w = useWords(words);
  const model = useModelOf(SLOT);
  const one = model !== null && !addsNoise(model.process, scene.sampler);
  const largest = Math.max(...apart.map((row) => row.largest));
  const [first, last] = [apart[0], apart.at(-1)];
  if (!first || !last || scene.count < 2) return null;
  const rms = (row: Apart) => number(row.rms, 1);
  const text = one
    ? largest === 0
      ? w("sameExactly", { count: scene.count, difference: "0" })
      : w("sameNearly", { difference: number(largest, 4) })
    : apart.length > 1
      ? w("differ", { first: rms(first), last: rms(last) })
      : w("differOne", { first: rms(first) });
  const other = () => {
    if (model) settings.patch({ sampler: within(EXPERIMENTS[one ? "noisy" : "one"], model.process.T) });
    runEndings();
  };
  return (
    <div className={css.measured} role="status">
      <p>{text}</p>
      <Button onClick={other}>{w(one ? "seeMany" : "seeOne")}</Button>
    </div>
  );
}
