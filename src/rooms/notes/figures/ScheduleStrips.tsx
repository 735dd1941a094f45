import { type ReactNode, useMemo, useState } from "react";
import { useWords } from "../../../i18n/words.ts";
import { fixed } from "../../../ui/charts/format.ts";
import { Figure } from "../figure/Figure.tsx";
import { Pixels } from "../figure/Pixels.tsx";
import { Slider } from "../figure/Slider.tsx";
import { noisedPicture, unitNoise } from "../toy/noise.ts";
import { alphaBarAt, type ScheduleName, scheduleNamed } from "../toy/schedules.ts";
import { usePicture } from "../usePicture.ts";
import { words } from "../words.ts";
import css from "./figures.module.css";

const T = 1000;
const COUNT = 8;

/** One picture under both schedules at evenly spaced times, the window of times in the visitor's hand. */
export function ScheduleStrips({ children }: { readonly children: ReactNode }) {
  const say = useWords(words);
  const { values, size } = usePicture();
  const [from, setFrom] = useState(0);
  const noise = useMemo(() => unitNoise(values.length, 3), [values]);
  const times = Array.from({ length: COUNT }, (_, i) => Math.round(from + ((T - from) * i) / (COUNT - 1)));

  return (
    <Figure
      caption={children}
      controls={
        <Slider
          label={say("firstTime")}
          symbol="t"
          value={from}
          min={0}
          max={900}
          step={50}
          shown={`${from} … ${T}`}
          said={say("timeSaid", { t: from, T })}
          onChange={setFrom}
        />
      }
    >
      {(["linear", "cosine"] as const).map((name) => (
        <div key={name}>
          <p className={css.stripName}>{say(name)}</p>
          <div className={css.strip}>
            {times.map((t) => (
              <NoisedTile key={t} name={name} t={t} values={values} noise={noise} size={size} />
            ))}
          </div>
        </div>
      ))}
      <div className={css.strip} aria-hidden>
        {times.map((t) => (
          <p key={t} className={css.name}>
            {t}
          </p>
        ))}
      </div>
    </Figure>
  );
}

interface TileProps {
  readonly name: ScheduleName;
  readonly t: number;
  readonly values: Float32Array;
  readonly noise: Float32Array;
  readonly size: number;
}

function NoisedTile({ name, t, values, noise, size }: TileProps) {
  const say = useWords(words);
  const alphaBar = alphaBarAt(scheduleNamed(name, T), t);
  const noisy = useMemo(() => noisedPicture(values, noise, alphaBar), [values, noise, alphaBar]);
  return <Pixels values={noisy} size={size} label={`${say(name)}, t = ${t}, ᾱ = ${fixed(alphaBar, 3)}`} />;
}
