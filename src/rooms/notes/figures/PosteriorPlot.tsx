import { type ReactNode, useState } from "react";
import { useWords } from "../../../i18n/words.ts";
import { fixed } from "../../../ui/charts/format.ts";
import type { Point } from "../../../ui/charts/series.ts";
import { M } from "../../../ui/equation/Tex.tsx";
import { Figure } from "../figure/Figure.tsx";
import { Handle } from "../figure/Handle.tsx";
import { Legend } from "../figure/Legend.tsx";
import { Area, Line, Upright } from "../figure/marks.tsx";
import { Numbers } from "../figure/Numbers.tsx";
import { Plot } from "../figure/Plot.tsx";
import { Slider } from "../figure/Slider.tsx";
import { normalDensity } from "../toy/mixture.ts";
import { SHORT_CHAIN, stepView } from "../toy/one-step.ts";
import { words } from "../words.ts";

const SPAN = [-2.6, 2.6] as const;
const GRID = Array.from({ length: 261 }, (_, i) => SPAN[0] + (i * (SPAN[1] - SPAN[0])) / 260);
const COUNT = SHORT_CHAIN.betas.length;

/** q(x_{t−1} | x_t, x₀) on a line, as the product of what each end says of it. */
export function PosteriorPlot({ children }: { readonly children: ReactNode }) {
  const say = useWords(words);
  const [x0, setX0] = useState(-0.8);
  const [x, setX] = useState(1.2);
  const [t, setT] = useState(4);
  const i = t - 1;
  const { epsilon, meanFromPicture, meanFromNoise, variance } = stepView(SHORT_CHAIN, i, x0, x);
  const before = SHORT_CHAIN.alphasCumprodPrev[i]!;
  const beta = SHORT_CHAIN.betas[i]!;

  const fromPicture = GRID.map((at): Point => [at, normalDensity(at, Math.sqrt(before) * x0, 1 - before)]);
  // As a function of x_{t−1}, q(x_t | x_{t−1}) is a normal around x_t/√α.
  const fromNext = GRID.map((at): Point => [at, normalDensity(at, x / Math.sqrt(1 - beta), beta / (1 - beta))]);
  const both = GRID.map((at): Point => [at, normalDensity(at, meanFromPicture, variance)]);
  const most = normalDensity(0, 0, variance) * 1.12;

  return (
    <Figure
      caption={children}
      controls={
        <Slider
          label={say("step")}
          symbol="t"
          value={t}
          min={2}
          max={COUNT}
          shown={`${t} / ${COUNT}`}
          said={say("timeSaid", { t, T: COUNT })}
          onChange={setT}
        />
      }
    >
      <Plot
        reachable
        label={say("posteriorPlot")}
        height={300}
        x={{ domain: SPAN, label: "xₜ₋₁", ticks: [-2, -1, 0, 1, 2] }}
        y={{ domain: [0, most], label: say("density"), ticks: [] }}
      >
        {(frame) => (
          <>
            <Line frame={frame} points={fromPicture} dashed />
            <Line frame={frame} points={fromNext} tone="quiet" />
            <Area frame={frame} points={both} tone="accent" />
            <Line frame={frame} points={both} tone="accent" />
            <Upright frame={frame} at={meanFromPicture} tone="accent" />
            <Handle
              frame={frame}
              label={say("x0")}
              sign="x₀"
              value={x0}
              min={-2}
              max={2}
              step={0.05}
              y={frame.bottom}
              said={`x₀ = ${fixed(x0, 2)}`}
              onChange={setX0}
            />
            <Handle
              frame={frame}
              label={say("xt")}
              sign="xₜ"
              value={x}
              min={-2.4}
              max={2.4}
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
          { id: "picture", tone: "ink", dashed: true, text: <M>{"q(x_{t-1} \\mid x_0)"}</M> },
          { id: "next", tone: "quiet", text: <M after={say("asFunction")}>{"q(x_t \\mid x_{t-1})"}</M> },
          { id: "both", tone: "accent", text: <M>{"q(x_{t-1} \\mid x_t, x_0)"}</M> },
        ]}
      />
      <Numbers
        items={[
          { id: "x0", name: say("meanFromX0"), value: fixed(meanFromPicture, 4) },
          { id: "epsilon", name: say("meanFromNoise"), value: fixed(meanFromNoise, 4) },
          { id: "noise", name: <M>{"\\epsilon"}</M>, value: fixed(epsilon, 3) },
          { id: "variance", name: <M>{"\\sqrt{\\tilde\\beta_t}"}</M>, value: fixed(Math.sqrt(variance), 4) },
        ]}
      />
    </Figure>
  );
}
