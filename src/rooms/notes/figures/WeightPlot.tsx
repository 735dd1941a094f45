import { type ReactNode, useState } from "react";
import { useWords } from "../../../i18n/words.ts";
import { short } from "../../../ui/charts/format.ts";
import type { Point } from "../../../ui/charts/series.ts";
import { M } from "../../../ui/equation/Tex.tsx";
import { Segmented } from "../../../ui/primitives/Segmented.tsx";
import { percent } from "../../../ui/run/format.ts";
import { Figure } from "../figure/Figure.tsx";
import { Legend } from "../figure/Legend.tsx";
import { Dot, Line, Upright } from "../figure/marks.tsx";
import { Numbers } from "../figure/Numbers.tsx";
import { Plot } from "../figure/Plot.tsx";
import { TimeSlider } from "../figure/TimeSlider.tsx";
import type { Variance } from "../toy/pixel.ts";
import { shareUpTo, weightsOf } from "../toy/weights.ts";
import { words } from "../words.ts";

const T = 1000;
const WEIGHTS = { fixed_small: weightsOf("fixed_small", T), fixed_large: weightsOf("fixed_large", T) } as const;

/** What the bound multiplies the error in ε by, against the 1 of L_simple. */
export function WeightPlot({ children }: { readonly children: ReactNode }) {
  const say = useWords(words);
  const [t, setT] = useState(50);
  const [variance, setVariance] = useState<Variance>("fixed_small");
  const weights = WEIGHTS[variance];
  const { absolute, relative } = weights;
  const points = Array.from(relative, (weight, i): Point => [i + 2, weight]);
  const upTo = shareUpTo(weights, t);

  return (
    <Figure
      caption={children}
      controls={
        <>
          <TimeSlider T={T} value={t} min={2} onChange={setT} />
          <Segmented
            fill
            label={say("variance")}
            value={variance}
            onChange={setVariance}
            options={[
              { value: "fixed_small", title: "σ² = β̃", label: <M>{"\\sigma_t^2 = \\tilde\\beta_t"}</M> },
              { value: "fixed_large", title: "σ² = β", label: <M>{"\\sigma_t^2 = \\beta_t"}</M> },
            ]}
          />
        </>
      }
    >
      <Plot
        label={say("weightPlot")}
        x={{ domain: [0, T], label: "t" }}
        y={{ domain: [0.3, 100], kind: "log", label: say("weightAxis") }}
      >
        {(frame) => (
          <>
            <Line
              frame={frame}
              points={[
                [2, 1],
                [T, 1],
              ]}
              dashed
            />
            <Line frame={frame} points={points} tone="accent" />
            <Upright frame={frame} at={t} />
            <Dot frame={frame} at={[t, relative[t - 2]!]} />
          </>
        )}
      </Plot>
      <Legend
        entries={[
          { id: "bound", tone: "accent", text: say("weightBound") },
          { id: "simple", tone: "ink", dashed: true, text: say("weightSimple") },
        ]}
      />
      <Numbers
        items={[
          { id: "weight", name: <M>{`w_t, t = ${t}`}</M>, value: short(absolute[t - 2]!) },
          { id: "relative", name: say("againstMean"), value: `${short(relative[t - 2]!)}×` },
          { id: "part", name: say("weightUpTo", { t }), value: percent(upTo) },
          { id: "even", name: say("simpleUpTo", { t }), value: percent((t - 1) / absolute.length) },
        ]}
      />
    </Figure>
  );
}
