import { type ReactNode, useMemo, useState } from "react";
import { useWords } from "../../../i18n/words.ts";
import { fixed } from "../../../ui/charts/format.ts";
import { M } from "../../../ui/equation/Tex.tsx";
import { percent } from "../../../ui/run/format.ts";
import { Figure } from "../figure/Figure.tsx";
import { NoiseControls } from "../figure/NoiseControls.tsx";
import { Pixels } from "../figure/Pixels.tsx";
import { average, shares } from "../toy/album.ts";
import { FACE_COUNT, FACE_SIZE, FACE_VALUES, face } from "../toy/face.ts";
import { noisedPicture, unitNoise } from "../toy/noise.ts";
import { alphaBarAt, scheduleNamed } from "../toy/schedules.ts";
import { words } from "../words.ts";
import css from "./figures.module.css";

const T = 1000;
const ALBUM = Array.from({ length: FACE_COUNT }, (_, id) => ({ id, values: face(id) }));
const FACES = ALBUM.map(({ values }) => values);

/** A world of six faces: the exact x̂₀, and how much of each face is in it. */
export function BestGuessPictures({ children }: { readonly children: ReactNode }) {
  const say = useWords(words);
  const [t, setT] = useState(880);
  const [draw, setDraw] = useState(0);
  const [chosen, setChosen] = useState(0);
  const noise = useMemo(() => unitNoise(FACE_VALUES, draw), [draw]);
  const alphaBar = alphaBarAt(scheduleNamed("linear", T), t);
  const x = useMemo(() => noisedPicture(face(chosen), noise, alphaBar), [chosen, noise, alphaBar]);
  const weights = useMemo(() => shares(FACES, x, alphaBar), [x, alphaBar]);
  const guess = useMemo(() => average(FACES, weights), [weights]);

  return (
    <Figure caption={children} controls={<NoiseControls T={T} t={t} onTime={setT} onDraw={() => setDraw(draw + 1)} />}>
      <div className={css.twin}>
        <div>
          <Pixels values={x} size={FACE_SIZE} label={say("noisedPicture", { t })} />
          <p className={css.name}>
            <M>x_t</M>
          </p>
        </div>
        <div>
          <Pixels values={guess} size={FACE_SIZE} label={say("guessPicture", { t })} />
          <p className={css.name}>
            <M>{"\\hat x_0 = \\E[x_0 \\mid x_t]"}</M>
          </p>
        </div>
      </div>
      <fieldset className={css.album}>
        <legend>{say("album")}</legend>
        {ALBUM.map(({ id, values }) => (
          <label key={id} className={css.print} data-chosen={id === chosen || undefined}>
            <input
              type="radio"
              name="album"
              checked={id === chosen}
              aria-label={say("faceShare", { n: id + 1, share: fixed(100 * weights[id]!, 1) })}
              onChange={() => setChosen(id)}
            />
            <Pixels values={values} size={FACE_SIZE} label={say("face", { n: id + 1 })} />
            <span className={css.share} aria-hidden>
              <span style={{ width: `${100 * weights[id]!}%` }} />
            </span>
            <span className={css.name} aria-hidden>
              {percent(weights[id]!)}
            </span>
          </label>
        ))}
      </fieldset>
    </Figure>
  );
}
