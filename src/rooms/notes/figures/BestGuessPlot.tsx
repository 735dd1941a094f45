import { type ReactNode, useState } from "react";
import { useWords } from "../../../i18n/words.ts";
import { fixed } from "../../../ui/charts/format.ts";
import type { Point } from "../../../ui/charts/series.ts";
import { M } from "../../../ui/equation/Tex.tsx";
import { percent } from "../../../ui/run/format.ts";
import { Figure } from "../figure/Figure.tsx";
import { Handle } from "../figure/Handle.tsx";
import { Legend } from "../figure/Legend.tsx";
import { Area, Line, Upright } from "../figure/marks.tsx";
import { Numbers } from "../figure/Numbers.tsx";
import { Plot } from "../figure/Plot.tsx";
import { TimeSlider } from "../figure/TimeSlider.tsx";
import { density, MIXTURE, meanOf, posterior } from "../toy/mixture.ts";
import { alphaBarAt, scheduleNamed } from "../toy/schedules.ts";
import { words } from "../words.ts";

const T = 1000;
const SPAN = [-2.2, 2.2] as const;
const GRID = Array.from({ length: 441 }, (_, i) => SPAN[0] + (i * (SPAN[1] - SPAN[0])) / 440);
const DATA = GRID.map((x): Point => [x, density(MIXTURE, x)]);

/** The data, what x_t leaves possible of them, and the mean of that. */
export function BestGuessPlot({ children }: { readonly children: ReactNode }) {
  const say = useWords(words);
  const [t, setT] = useState(330);
  const [x, setX] = useState(-0.35);
  const left = posterior(MIXTURE, x, alphaBarAt(scheduleNamed("linear", T), t));
  const guess = meanOf(left);
  const points = GRID.map((at): Point => [at, density(left, at)]);
  const most = Math.max(...DATA.map(([, y]) => y), ...points.map(([, y]) => y)) * 1.08;

  return (
    <Figure caption={children} controls={<TimeSlider T={T} value={t} min={1} onChange={setT} />}>
      <Plot
        reachable
        label={say("guessPlot")}
        height={280}
        x={{ domain: SPAN, label: "x", ticks: [-2, -1, 0, 1, 2] }}
        y={{ domain: [0, most], label: say("density"), ticks: [] }}
      >
        {(frame) => (
          <>
            <Area frame={frame} points={DATA} />
            <Area frame={frame} points={points} tone="accent" />
            <Line frame={frame} points={points} tone="accent" />
            <Upright frame={frame} at={guess} />
            <text x={frame.x(guess)} y={frame.top - 8} textAnchor="middle">
              x̂₀
            </text>
            <Handle
              frame={frame}
              label={say("xt")}
              sign="xₜ"
              value={x}
              min={-2}
              max={2}
              step={0.05}
              y={frame.bottom}
              said={`xₜ = ${fixed(x, 2)}`}
              onChange={setX}
            />
          </>
        )}
      </Plot>
      <Legend
        entries={[
          { id: "data", tone: "quiet", text: <M>q(x_0)</M> },
          { id: "left", tone: "accent", text: <M>{"q(x_0 \\mid x_t)"}</M> },
        ]}
      />
      <Numbers
        items={[
          { id: "guess", name: <M>{"\\hat x_0"}</M>, value: fixed(guess, 3) },
          { id: "density", name: say("densityThere"), value: fixed(density(MIXTURE, guess), 3) },
          ...left.map(({ weight }, k) => ({
            id: `r${k}`,
            name: <M>{`r_${k + 1}`}</M>,
            value: percent(weight),
          })),
        ]}
      />
    </Figure>
  );
}
