import { type ReactNode, useMemo, useState } from "react";
import { useWords } from "../../../i18n/words.ts";
import { M } from "../../../ui/equation/Tex.tsx";
import { Figure } from "../figure/Figure.tsx";
import { NoiseControls } from "../figure/NoiseControls.tsx";
import { average, shares } from "../toy/album.ts";
import { noisedPicture, unitNoise } from "../toy/noise.ts";
import { alphaBarAt, scheduleNamed } from "../toy/schedules.ts";
import { words } from "../words.ts";
import css from "./figures.module.css";

const T = 1000;
/** Pictures of two values: places on two arcs. */
const PLACES = Array.from({ length: 44 }, (_, i) => {
  const [arc, angle] = [i < 22 ? 1 : -1, (Math.PI * (i % 22)) / 21];
  return { id: i, at: Float32Array.of(arc * (0.5 * Math.cos(angle) - 0.25), arc * (0.62 * Math.sin(angle) - 0.12)) };
});
const ALL = PLACES.map(({ at }) => at);
/** The one that is noised. */
const CHOSEN = 7;

/** A noisy point, how likely it is to have come from each place, and the mean of them all. */
export function PlaneGuess({ children }: { readonly children: ReactNode }) {
  const say = useWords(words);
  const [t, setT] = useState(240);
  const [draw, setDraw] = useState(1);
  const alphaBar = alphaBarAt(scheduleNamed("linear", T), t);
  const x = useMemo(() => noisedPicture(ALL[CHOSEN]!, unitNoise(2, draw), alphaBar), [draw, alphaBar]);
  const weights = useMemo(() => shares(ALL, x, alphaBar), [x, alphaBar]);
  const [guessX, guessY] = average(ALL, weights);
  const most = Math.max(...weights);
  return (
    <Figure caption={children} controls={<NoiseControls T={T} t={t} onTime={setT} onDraw={() => setDraw(draw + 1)} />}>
      <svg viewBox="-2.4 -1.5 4.8 3" className={css.places} role="img" aria-label={say("planePlot", { t })}>
        {PLACES.map(({ id, at }) => (
          <circle key={id} cx={at[0]} cy={-at[1]!} r={0.012 + 0.05 * Math.sqrt(weights[id]! / most)} />
        ))}
        <line x1={x[0]} y1={-x[1]!} x2={guessX} y2={-guessY!} />
        <circle data-what="noisy" cx={x[0]} cy={-x[1]!} r={0.055} />
        <circle data-what="guess" cx={guessX} cy={-guessY!} r={0.055} />
      </svg>
      <ul className={css.key}>
        <li data-what="noisy">
          <M>x_t</M> <span>{say("noisyPoint")}</span>
        </li>
        <li data-what="guess">
          <M>{"\\hat x_0 = \\E[x_0 \\mid x_t]"}</M> <span>{say("bestAnswer")}</span>
        </li>
      </ul>
    </Figure>
  );
}
