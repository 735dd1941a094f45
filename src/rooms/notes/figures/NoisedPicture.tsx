import { type ReactNode, useMemo, useState } from "react";
import { useWords } from "../../../i18n/words.ts";
import { short } from "../../../ui/charts/format.ts";
import type { Point } from "../../../ui/charts/series.ts";
import { M } from "../../../ui/equation/Tex.tsx";
import { Figure } from "../figure/Figure.tsx";
import { Legend } from "../figure/Legend.tsx";
import { Area, Line } from "../figure/marks.tsx";
import { NoiseControls } from "../figure/NoiseControls.tsx";
import { Numbers } from "../figure/Numbers.tsx";
import { Pixels } from "../figure/Pixels.tsx";
import { Plot } from "../figure/Plot.tsx";
import { histogram } from "../toy/histogram.ts";
import { normalDensity } from "../toy/mixture.ts";
import { noisedPicture, unitNoise } from "../toy/noise.ts";
import { bitsKept } from "../toy/prior.ts";
import { alphaBarAt, scheduleNamed } from "../toy/schedules.ts";
import { usePicture } from "../usePicture.ts";
import { words } from "../words.ts";
import css from "./figures.module.css";

const T = 1000;
const SPAN = [-3.5, 3.5] as const;
const BELL: Point[] = Array.from({ length: 141 }, (_, i) => {
  const x = SPAN[0] + i * 0.05;
  return [x, normalDensity(x, 0, 1)];
});

/** q(x_t | x₀) of a picture: what it looks like, and how its values become those of noise. */
export function NoisedPicture({ children }: { readonly children: ReactNode }) {
  const say = useWords(words);
  const { values, size } = usePicture();
  const [t, setT] = useState(220);
  const [draw, setDraw] = useState(0);
  const alphaBar = alphaBarAt(scheduleNamed("linear", T), t);
  const noise = useMemo(() => unitNoise(values.length, draw), [values, draw]);
  const noisy = useMemo(() => noisedPicture(values, noise, alphaBar), [values, noise, alphaBar]);
  const cells = histogram(noisy, SPAN, 56).map(({ x, density }): Point => [x, density]);
  const atEnd = alphaBarAt(scheduleNamed("linear", T), T);

  return (
    <Figure caption={children} controls={<NoiseControls T={T} t={t} onTime={setT} onDraw={() => setDraw(draw + 1)} />}>
      <div className={css.pair}>
        <Pixels values={noisy} size={size} label={say("noisedPicture", { t })} />
        <div>
          <Plot
            label={say("valuesPlot", { t })}
            height={230}
            x={{ domain: SPAN, label: say("pixelValue"), ticks: [-3, -2, -1, 0, 1, 2, 3] }}
            y={{ domain: [0, 1.1], label: say("density"), ticks: [0, 0.5, 1] }}
          >
            {(frame) => (
              <>
                <Area frame={frame} points={cells.map(([x, y]): Point => [x, Math.min(y, 1.1)])} />
                <Line frame={frame} points={BELL} tone="accent" />
              </>
            )}
          </Plot>
          <Legend entries={[{ id: "bell", tone: "accent", text: "N(0, 1)" }]} />
        </div>
      </div>
      <Numbers
        items={[
          { id: "alphaBar", name: <M>{"\\bar\\alpha_t"}</M>, value: short(alphaBar) },
          {
            id: "snr",
            name: <M>{"\\bar\\alpha_t / (1 - \\bar\\alpha_t)"}</M>,
            value: short(alphaBar / (1 - alphaBar)),
          },
          { id: "kl", name: say("klHere"), value: short(bitsKept(values, alphaBar)), note: say("bitsPerValue") },
          { id: "klEnd", name: say("klEnd", { T }), value: short(bitsKept(values, atEnd)), note: say("bitsPerValue") },
        ]}
      />
    </Figure>
  );
}
