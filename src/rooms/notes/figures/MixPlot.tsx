import { type ReactNode, useMemo, useState } from "react";
import { type Mix, mixed } from "../../../diffusion/mix.ts";
import { useWords } from "../../../i18n/words.ts";
import { fixed } from "../../../ui/charts/format.ts";
import type { Tone } from "../../../ui/charts/series.ts";
import { Segmented } from "../../../ui/primitives/Segmented.tsx";
import { Figure } from "../figure/Figure.tsx";
import { Legend } from "../figure/Legend.tsx";
import { Dot, Line, Upright } from "../figure/marks.tsx";
import { Numbers } from "../figure/Numbers.tsx";
import { Pixels } from "../figure/Pixels.tsx";
import { Plot } from "../figure/Plot.tsx";
import { Slider } from "../figure/Slider.tsx";
import { TimeSlider } from "../figure/TimeSlider.tsx";
import { FACE_SIZE, FACE_VALUES, face } from "../toy/face.ts";
import { mixCurves, size } from "../toy/mixing.ts";
import { noisedPicture, unitNoise } from "../toy/noise.ts";
import { alphaBarAt, scheduleNamed } from "../toy/schedules.ts";
import { words } from "../words.ts";
import css from "./figures.module.css";

const T = 1000;
const NOISE = [unitNoise(FACE_VALUES, 0, "endA"), unitNoise(FACE_VALUES, 0, "endB")] as const;
const CURVES = mixCurves(NOISE[0], NOISE[1]);
const LOOKS: Readonly<Record<Mix, { tone: Tone; dashed: boolean }>> = {
  linear: { tone: "accent", dashed: false },
  spherical: { tone: "ink", dashed: false },
  constant_variance: { tone: "ink", dashed: true },
};

/** Two faces noised to t and mixed three ways: what the mixture looks like, and how much noise it has left. */
export function MixPlot({ children }: { readonly children: ReactNode }) {
  const say = useWords(words);
  const [t, setT] = useState(260);
  const [lambda, setLambda] = useState(0.5);
  const [mix, setMix] = useState<Mix>("linear");
  const alphaBar = alphaBarAt(scheduleNamed("linear", T), t);
  const ends = useMemo(
    () => [noisedPicture(face(0), NOISE[0], alphaBar), noisedPicture(face(2), NOISE[1], alphaBar)] as const,
    [alphaBar],
  );
  const between = useMemo(() => mixed(mix, ends[0], ends[1], lambda), [mix, ends, lambda]);
  const noise = size(mixed(mix, NOISE[0], NOISE[1], lambda));
  const spread = Math.sqrt(1 - alphaBar);

  return (
    <Figure
      caption={children}
      controls={
        <>
          <Slider
            label={say("lambda")}
            symbol="λ"
            value={lambda}
            min={0}
            max={1}
            step={0.025}
            shown={fixed(lambda, 3)}
            said={`λ = ${fixed(lambda, 3)}`}
            onChange={setLambda}
          />
          <TimeSlider T={T} value={t} min={1} onChange={setT} />
          <Segmented
            fill
            label={say("mix")}
            value={mix}
            onChange={setMix}
            options={[
              { value: "linear", label: say("mixLinear") },
              { value: "spherical", label: say("mixSpherical") },
              { value: "constant_variance", label: say("mixConstantShort"), title: say("mixConstant") },
            ]}
          />
        </>
      }
    >
      <div className={css.triple}>
        <Pixels values={ends[0]} size={FACE_SIZE} label={say("firstEnd", { t })} />
        <Pixels values={between} size={FACE_SIZE} label={say("between", { lambda: fixed(lambda, 2) })} />
        <Pixels values={ends[1]} size={FACE_SIZE} label={say("secondEnd", { t })} />
      </div>
      <Plot
        label={say("mixPlot")}
        height={210}
        x={{ domain: [0, 1], label: "λ" }}
        y={{ domain: [0.6, 1.1], label: say("noiseSize"), ticks: [0.6, 0.7, 0.8, 0.9, 1, 1.1] }}
      >
        {(frame) => (
          <>
            {CURVES.map(({ mix: each, points }) => (
              <Line key={each} frame={frame} points={points} {...LOOKS[each]} />
            ))}
            <Upright frame={frame} at={lambda} />
            <Dot frame={frame} at={[lambda, noise]} tone={LOOKS[mix].tone} />
          </>
        )}
      </Plot>
      <Legend
        entries={[
          { id: "linear", ...LOOKS.linear, text: say("mixLinear") },
          { id: "spherical", ...LOOKS.spherical, text: say("mixSpherical") },
          { id: "constant", ...LOOKS.constant_variance, text: say("mixConstant") },
        ]}
      />
      <Numbers
        items={[
          { id: "has", name: say("noiseHas"), value: fixed(noise * spread, 3) },
          { id: "told", name: say("noiseTold"), value: fixed(spread, 3) },
          { id: "like", name: say("noiseLike"), value: `t ≈ ${timeOf(noise * spread)}` },
          { id: "norm", name: say("wholeSize"), value: fixed(size(between), 3) },
        ]}
      />
    </Figure>
  );
}

/** The time whose own noise is nearest in size. */
function timeOf(spread: number): number {
  const { sqrtOneMinusAlphasCumprod } = scheduleNamed("linear", T);
  const above = sqrtOneMinusAlphasCumprod.findIndex((each) => each >= spread);
  return above < 0 ? T : above + 1;
}
