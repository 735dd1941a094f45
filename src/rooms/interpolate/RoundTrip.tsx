import { useProcess, useRun } from "../../app/hooks.ts";
import { slots } from "../../app/page.ts";
import { useWords } from "../../i18n/words.ts";
import type { RunStatus } from "../../run/status.ts";
import type { InputPicture } from "../../scene/picture.ts";
import { number } from "../../ui/run/format.ts";
import type { End } from "./ends.ts";
import styles from "./Interpolate.module.css";
import { codeOf, ENOUGH_STEPS, fewStepsOf, missedBy } from "./round-trip.ts";
import { ENCODE, SLOT } from "./run.ts";
import { settings } from "./scene.ts";
import { words } from "./words.ts";

interface RoundTripProps {
  readonly end: End;
  readonly picture: InputPicture;
}

/** What was measured of an encoded end: how near its code is to noise, and, once it is decoded, the picture to itself. */
export function RoundTrip({ end, picture }: RoundTripProps) {
  const w = useWords(words);
  const { T } = useProcess();
  const encoded = useRun(ENCODE);
  const decoded = useRun(SLOT);
  const D = picture.pixels.length;
  const into = sceneOf(encoded, end, picture);
  const back = sceneOf(decoded, end, picture);
  // The first and the last λ of a row are the ends themselves, decoded.
  const x0 = back && resultAt(SLOT, end === 0 ? 0 : back.intervals, D);
  const xT = into && resultAt(ENCODE, end, D);
  if (!xT) return null;
  const { mean, deviation } = codeOf(xT);
  const few = fewStepsOf(into, T);
  return (
    <div className={styles.measured}>
      <dl className={styles.numbers}>
        <dt>{w("codeMean")}</dt>
        <dd>{number(mean, 2)}</dd>
        <dt>{w("codeDeviation")}</dt>
        <dd>{number(deviation, 2)}</dd>
        {x0 && (
          <>
            <dt>{w("roundTrip")}</dt>
            <dd>{number(missedBy(picture, x0), 1)}</dd>
          </>
        )}
      </dl>
      {few === null ? (
        <p className={styles.explained}>{w("roundTripHelp")}</p>
      ) : (
        <p className={styles.few}>{w("fewSteps", { steps: few, enough: ENOUGH_STEPS })}</p>
      )}
    </div>
  );
}

/** The settings of a finished run that encoded just this picture. */
function sceneOf(run: RunStatus | undefined, end: End, picture: InputPicture) {
  if (run?.phase !== "done" || !settings.are(run.scene)) return null;
  const { way, ends } = run.scene;
  return way === "encode" && ends[end] === picture ? run.scene : null;
}

function resultAt(slot: string, picture: number, D: number): Float32Array | null {
  const result = slots.of(slot).feed.recording?.result;
  return result && result.length >= (picture + 1) * D ? result.subarray(picture * D, (picture + 1) * D) : null;
}
