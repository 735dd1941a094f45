import { type ReactNode, useState } from "react";
import { scheduleCurves } from "../../../diffusion/curves.ts";
import { useWords } from "../../../i18n/words.ts";
import { short } from "../../../ui/charts/format.ts";
import type { Point } from "../../../ui/charts/series.ts";
import { M } from "../../../ui/equation/Tex.tsx";
import { Segmented } from "../../../ui/primitives/Segmented.tsx";
import { percent } from "../../../ui/run/format.ts";
import { ChainSlider } from "../figure/ChainSlider.tsx";
import { Figure } from "../figure/Figure.tsx";
import { Legend } from "../figure/Legend.tsx";
import { Line } from "../figure/marks.tsx";
import { Numbers } from "../figure/Numbers.tsx";
import { Plot } from "../figure/Plot.tsx";
import { type ScheduleName, scheduleNamed } from "../toy/schedules.ts";
import { words } from "../words.ts";

type Curve = "alphaBar" | "snr";

/** ᾱ and the signal-to-noise ratio of both schedules. */
export function SchedulesPlot({ children }: { readonly children: ReactNode }) {
  const say = useWords(words);
  const [T, setT] = useState(1000);
  const [curve, setCurve] = useState<Curve>("alphaBar");
  const values = (name: ScheduleName) => scheduleCurves(scheduleNamed(name, T))[curve];
  const points = (name: ScheduleName) => Array.from(values(name), (value, i): Point => [(i + 1) / T, value]);
  /** The part of the chain that is all but noise. */
  const wasted = (name: ScheduleName) => {
    const { alphasCumprod } = scheduleNamed(name, T);
    return alphasCumprod.filter((alphaBar) => alphaBar < 0.01).length / T;
  };

  return (
    <Figure
      caption={children}
      controls={
        <>
          <ChainSlider value={T} longest={4000} onChange={setT} />
          <Segmented
            fill
            label={say("curve")}
            value={curve}
            onChange={setCurve}
            options={[
              { value: "alphaBar", title: "ᾱ", label: <M>{"\\bar\\alpha_t"}</M> },
              { value: "snr", title: say("snr"), label: <M>{"\\bar\\alpha_t / (1 - \\bar\\alpha_t)"}</M> },
            ]}
          />
        </>
      }
    >
      <Plot
        label={say("schedulesPlot", { T })}
        x={{ domain: [0, 1], label: "t / T" }}
        y={
          curve === "alphaBar"
            ? { domain: [0, 1], label: say("signalLeft") }
            : { domain: [1e-6, 1e5], kind: "log", label: say("snr") }
        }
      >
        {(frame) => (
          <>
            <Line frame={frame} points={points("linear").filter(([, y]) => y > 1e-6)} dashed />
            <Line frame={frame} points={points("cosine").filter(([, y]) => y > 1e-6)} tone="accent" />
          </>
        )}
      </Plot>
      <Legend
        entries={[
          { id: "linear", tone: "ink", dashed: true, text: say("linear") },
          { id: "cosine", tone: "accent", text: say("cosine") },
        ]}
      />
      <Numbers
        items={(["linear", "cosine"] as const).flatMap((name) => [
          {
            id: `${name} end`,
            name: (
              <>
                <M>{"\\bar\\alpha_T"}</M>, <span>{say(name)}</span>
              </>
            ),
            value: short(scheduleNamed(name, T).alphasCumprod.at(-1)!),
          },
          {
            id: `${name} part`,
            name: (
              <>
                <M>{"\\bar\\alpha_t < 0.01"}</M>, <span>{say(name)}</span>
              </>
            ),
            value: percent(wasted(name)),
          },
        ])}
      />
    </Figure>
  );
}
