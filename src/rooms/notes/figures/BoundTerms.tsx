import { type ReactNode, useMemo, useState } from "react";
import { useWords } from "../../../i18n/words.ts";
import { fixed, short } from "../../../ui/charts/format.ts";
import type { Point } from "../../../ui/charts/series.ts";
import { M } from "../../../ui/equation/Tex.tsx";
import { Segmented } from "../../../ui/primitives/Segmented.tsx";
import { ChainSlider } from "../figure/ChainSlider.tsx";
import { Figure } from "../figure/Figure.tsx";
import { Legend } from "../figure/Legend.tsx";
import { Area, Line } from "../figure/marks.tsx";
import { Numbers } from "../figure/Numbers.tsx";
import { Plot } from "../figure/Plot.tsx";
import { Stack } from "../figure/Stack.tsx";
import { boundOf, ENTROPY, type Variance } from "../toy/pixel.ts";
import { scheduleNamed } from "../toy/schedules.ts";
import { words } from "../words.ts";

/** Every term of the bound for a one-pixel picture, exact, and the sum beside what the pixel is worth. */
export function BoundTerms({ children }: { readonly children: ReactNode }) {
  const say = useWords(words);
  const [T, setT] = useState(1000);
  const [variance, setVariance] = useState<Variance>("fixed_small");
  const bound = useMemo(() => boundOf(scheduleNamed("linear", T), variance), [T, variance]);
  const points = Array.from(bound.steps, (bits, i): Point => [i + 2, Math.max(bits, 1e-9)]);
  const middle = bound.total - bound.prior - bound.decoder;

  return (
    <Figure
      caption={children}
      controls={
        <>
          <ChainSlider value={T} onChange={setT} />
          <VarianceChoice value={variance} onChange={setVariance} />
        </>
      }
    >
      <Plot
        label={say("boundPlot", { T })}
        x={{ domain: [2, T], kind: "log", label: "t", ticks: [2, 5, 10, 50, 100, 500, 1000].filter((t) => t <= T) }}
        y={{ domain: [1e-6, 10], kind: "log", label: say("bitsOfTerm") }}
      >
        {(frame) => (
          <>
            <Area frame={frame} points={points} tone="accent" />
            <Line frame={frame} points={points} tone="accent" />
          </>
        )}
      </Plot>
      <Stack
        label={say("boundStack")}
        parts={[
          { id: "prior", value: bound.prior },
          { id: "steps", value: middle },
          { id: "decoder", value: bound.decoder },
        ]}
        mark={{ value: ENTROPY, name: say("entropy") }}
        unit={say("bits")}
      />
      <Legend
        entries={[
          { id: "prior", tone: "ink", text: <M>L_T</M> },
          { id: "steps", tone: "accent", text: <M>{"\\sum L_{t-1}"}</M> },
          { id: "decoder", tone: "quiet", text: <M>L_0</M> },
        ]}
      />
      <Numbers
        items={[
          { id: "prior", name: <M>L_T</M>, value: short(bound.prior), note: say("bits") },
          { id: "steps", name: <M>{"\\sum L_{t-1}"}</M>, value: fixed(middle, 3), note: say("bits") },
          { id: "decoder", name: <M>L_0</M>, value: fixed(bound.decoder, 3), note: say("bits") },
          { id: "total", name: say("sum"), value: fixed(bound.total, 3), note: say("bits") },
          { id: "entropy", name: say("entropy"), value: fixed(ENTROPY, 3), note: say("bits") },
        ]}
      />
    </Figure>
  );
}

function VarianceChoice({
  value,
  onChange,
}: {
  readonly value: Variance;
  readonly onChange: (value: Variance) => void;
}) {
  const say = useWords(words);
  return (
    <Segmented
      fill
      label={say("variance")}
      value={value}
      onChange={onChange}
      options={[
        { value: "fixed_small", title: "σ² = β̃", label: <M>{"\\sigma_t^2 = \\tilde\\beta_t"}</M> },
        { value: "fixed_large", title: "σ² = β", label: <M>{"\\sigma_t^2 = \\beta_t"}</M> },
      ]}
    />
  );
}
