import { type ReactNode, useState } from "react";
import { useWords } from "../../../i18n/words.ts";
import { short } from "../../../ui/charts/format.ts";
import type { Point } from "../../../ui/charts/series.ts";
import { M } from "../../../ui/equation/Tex.tsx";
import { Figure } from "../figure/Figure.tsx";
import { Legend } from "../figure/Legend.tsx";
import { Dot, Line, Upright } from "../figure/marks.tsx";
import { Numbers } from "../figure/Numbers.tsx";
import { Plot } from "../figure/Plot.tsx";
import { TimeSlider } from "../figure/TimeSlider.tsx";
import { sensitivity } from "../toy/one-step.ts";
import { scheduleNamed } from "../toy/schedules.ts";
import { words } from "../words.ts";

const T = 1000;
const SCHEDULE = scheduleNamed("linear", T);
const TIMES = Array.from({ length: T - 1 }, (_, i) => i + 2);
const PICTURE = TIMES.map((t): Point => [t, sensitivity(SCHEDULE, t - 1).picture]);
const NOISE = TIMES.map((t): Point => [t, sensitivity(SCHEDULE, t - 1).noise]);

/** How far a mistake of the network moves the next x, by what the network was asked for. */
export function Sensitivity({ children }: { readonly children: ReactNode }) {
  const say = useWords(words);
  const [t, setT] = useState(500);
  const { picture, noise } = sensitivity(SCHEDULE, t - 1);
  return (
    <Figure caption={children} controls={<TimeSlider T={T} value={t} min={2} onChange={setT} />}>
      <Plot
        label={say("sensitivityPlot")}
        height={220}
        x={{ domain: [0, T], label: "t" }}
        y={{ domain: [1e-5, 2], kind: "log", label: say("moves") }}
      >
        {(frame) => (
          <>
            <Line
              frame={frame}
              points={[
                [2, 1],
                [T, 1],
              ]}
              tone="quiet"
            />
            <Line frame={frame} points={PICTURE} dashed />
            <Line frame={frame} points={NOISE} tone="accent" />
            <Upright frame={frame} at={t} />
            <Dot frame={frame} at={[t, picture]} tone="ink" />
            <Dot frame={frame} at={[t, noise]} />
          </>
        )}
      </Plot>
      <Legend
        entries={[
          { id: "mean", tone: "quiet", text: <M>{"\\tilde\\mu"}</M> },
          { id: "picture", tone: "ink", dashed: true, text: <M>x_0</M> },
          { id: "noise", tone: "accent", text: <M>{"\\epsilon"}</M> },
        ]}
      />
      <Numbers
        items={[
          { id: "mean", name: say("offBy", { what: "μ̃" }), value: "1" },
          { id: "picture", name: say("offBy", { what: "x₀" }), value: short(picture) },
          { id: "noise", name: say("offBy", { what: "ε" }), value: short(noise) },
        ]}
      />
    </Figure>
  );
}
