import { type ReactNode, useDeferredValue, useMemo, useState } from "react";
import type { Spacing } from "../../../diffusion/spec.ts";
import { useWords } from "../../../i18n/words.ts";
import { short } from "../../../ui/charts/format.ts";
import type { Point, Tone } from "../../../ui/charts/series.ts";
import { Segmented } from "../../../ui/primitives/Segmented.tsx";
import { Figure } from "../figure/Figure.tsx";
import { Legend } from "../figure/Legend.tsx";
import { Area, Dot, Line, Upright } from "../figure/marks.tsx";
import { Numbers } from "../figure/Numbers.tsx";
import { Plot } from "../figure/Plot.tsx";
import { Slider } from "../figure/Slider.tsx";
import { COUNTS, errorCurves, guides, type SamplerName, sample } from "../toy/few-steps.ts";
import { histogram } from "../toy/histogram.ts";
import { density, MIXTURE } from "../toy/mixture.ts";
import { words } from "../words.ts";

const LOOKS: Readonly<Record<SamplerName, { tone: Tone; dashed: boolean; short: string; text: string }>> = {
  ddpm: { tone: "ink", dashed: true, short: "DDPM", text: "DDPM" },
  ddim: { tone: "ink", dashed: false, short: "DDIM", text: "DDIM, η = 0" },
  dpmpp2m: { tone: "accent", dashed: false, short: "2M", text: "DPM-Solver++ 2M" },
};

const SPAN = [-2.2, 2.2] as const;
const DATA = Array.from({ length: 221 }, (_, i): Point => {
  const x = SPAN[0] + i * 0.02;
  return [x, density(MIXTURE, x)];
});

/** The error of three samplers by their number of steps, and what one of them makes. */
export function FewSteps({ children }: { readonly children: ReactNode }) {
  const say = useWords(words);
  const [at, setAt] = useState(4);
  const [spacing, setSpacing] = useState<Spacing>("quadratic");
  const [sampler, setSampler] = useState<SamplerName>("ddim");
  const steps = COUNTS[at] ?? COUNTS[0];
  const slow = useDeferredValue(spacing);
  const curves = useMemo(() => errorCurves(slow), [slow]);
  const ends = useMemo(() => sample(sampler, steps, slow), [sampler, steps, slow]);
  const cells = histogram(ends, SPAN, 60).map(({ x, density: height }): Point => [x, Math.min(height, 2.2)]);

  return (
    <Figure
      caption={children}
      controls={
        <>
          <Slider
            label={say("steps")}
            symbol="S"
            value={at}
            min={0}
            max={COUNTS.length - 1}
            shown={String(steps)}
            said={say("stepsSaid", { steps })}
            onChange={setAt}
          />
          <Segmented
            fill
            label={say("spacing")}
            value={spacing}
            onChange={setSpacing}
            options={[
              { value: "quadratic", label: say("quadratic") },
              { value: "trailing", label: say("fromT") },
              { value: "uniform", label: say("uniform") },
            ]}
          />
        </>
      }
    >
      <Plot
        label={say("errorPlot")}
        x={{ domain: [2, 100], kind: "log", label: say("stepsAxis"), ticks: [2, 4, 8, 16, 25, 50, 100] }}
        y={{ domain: [0.001, 2], kind: "log", label: say("error") }}
      >
        {(frame) => (
          <>
            {guides(curves).map(({ order, points }) => (
              <g key={order}>
                <Line frame={frame} points={points} tone="quiet" />
                <text x={frame.x(points[1]![0]) + 6} y={frame.y(points[1]![1])} dy="0.32em">
                  {order === 1 ? "∝ 1/S" : "∝ 1/S²"}
                </text>
              </g>
            ))}
            <Upright frame={frame} at={steps} />
            {curves.map(({ name, points }) => (
              <g key={name}>
                <Line frame={frame} points={points} tone={LOOKS[name].tone} dashed={LOOKS[name].dashed} />
                <Dot frame={frame} at={points[at]!} tone={LOOKS[name].tone} />
              </g>
            ))}
          </>
        )}
      </Plot>
      <Legend
        entries={[
          ...curves.map(({ name }) => ({
            id: name,
            tone: LOOKS[name].tone,
            dashed: LOOKS[name].dashed,
            text: LOOKS[name].text,
          })),
          { id: "guides", tone: "quiet", text: say("guides") },
        ]}
      />
      <Numbers
        items={curves.map(({ name, points }) => ({
          id: name,
          name: LOOKS[name].text,
          value: short(points[at]![1]),
          note: say("stepsShort", { steps }),
        }))}
      />
      <Segmented
        fill
        label={say("samplerShown")}
        value={sampler}
        onChange={setSampler}
        options={curves.map(({ name }) => ({ value: name, label: LOOKS[name].short }))}
      />
      <Plot
        label={say("endsPlot", { steps })}
        height={150}
        x={{ domain: SPAN, label: "x₀", ticks: [-2, -1, 0, 1, 2] }}
        y={{ domain: [0, 2.2], label: say("density"), ticks: [0, 1, 2] }}
      >
        {(frame) => (
          <>
            <Area frame={frame} points={cells} tone="accent" />
            <Line frame={frame} points={cells} tone="accent" />
            <Line frame={frame} points={DATA} dashed />
          </>
        )}
      </Plot>
    </Figure>
  );
}
