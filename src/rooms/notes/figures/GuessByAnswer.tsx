import { type ReactNode, useMemo, useState } from "react";
import { useWords } from "../../../i18n/words.ts";
import { short } from "../../../ui/charts/format.ts";
import { M } from "../../../ui/equation/Tex.tsx";
import { Figure } from "../figure/Figure.tsx";
import { Numbers } from "../figure/Numbers.tsx";
import { Pixels } from "../figure/Pixels.tsx";
import { TimeSlider } from "../figure/TimeSlider.tsx";
import { average, shares } from "../toy/album.ts";
import { ANSWERS, type Answer, factorOf, guessFrom } from "../toy/by-answer.ts";
import { FACE_COUNT, FACE_SIZE, FACE_VALUES, face } from "../toy/face.ts";
import { noisedPicture, unitNoise } from "../toy/noise.ts";
import { alphaBarAt, scheduleNamed } from "../toy/schedules.ts";
import { words } from "../words.ts";
import css from "./figures.module.css";

const T = 1000;
const FACES = Array.from({ length: FACE_COUNT }, (_, id) => face(id));
/** Of an answer whose values are about one: a good network's at T. */
const ERROR = 0.01;
const NAMES: Readonly<
  Record<Answer, { readonly word: "answerEpsilon" | "answerX0" | "answerV"; readonly tex: string }>
> = {
  epsilon: { word: "answerEpsilon", tex: "\\epsilon" },
  x0: { word: "answerX0", tex: "x_0" },
  v: { word: "answerV", tex: "v" },
};

/** One small error, in each of the answers that a network may be asked for. */
export function GuessByAnswer({ children }: { readonly children: ReactNode }) {
  const say = useWords(words);
  const [t, setT] = useState(T);
  const alphaBar = alphaBarAt(scheduleNamed("linear", T), t);
  const exact = useMemo(() => {
    const x = noisedPicture(face(0), unitNoise(FACE_VALUES, 0), alphaBar);
    return average(FACES, shares(FACES, x, alphaBar));
  }, [alphaBar]);
  const error = useMemo(() => unitNoise(FACE_VALUES, 1).map((value) => ERROR * value), []);

  return (
    <Figure caption={children} controls={<TimeSlider T={T} value={t} min={1} onChange={setT} />}>
      <div className={css.answers}>
        {ANSWERS.map((answer) => (
          <div key={answer}>
            <Pixels
              values={guessFrom(answer, exact, error, alphaBar)}
              size={FACE_SIZE}
              label={say("guessOf", { t, what: say(NAMES[answer].word), error: ERROR })}
            />
            <p className={css.name}>
              <M>{NAMES[answer].tex}</M>
            </p>
          </div>
        ))}
      </div>
      <Numbers
        items={ANSWERS.map((answer) => ({
          id: answer,
          name: (
            <>
              <M after=",">{NAMES[answer].tex}</M> <span>{say("factor")}</span>
            </>
          ),
          value: short(factorOf(answer, alphaBar)),
          note: say("offLevels", { levels: short(127.5 * ERROR * factorOf(answer, alphaBar)) }),
        }))}
      />
    </Figure>
  );
}
