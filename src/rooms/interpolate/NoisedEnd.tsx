import { useEffect, useState } from "react";
import { useStore } from "../../app/store.ts";
import { useWords } from "../../i18n/words.ts";
import type { InputPicture } from "../../scene/picture.ts";
import { AskingPicture } from "../../ui/pictures/AskingPicture.tsx";
import { Pixels } from "../../ui/pictures/Pixels.tsx";
import type { End } from "./ends.ts";
import styles from "./Interpolate.module.css";
import { noisedEnd } from "./noised.ts";
import { settings } from "./scene.ts";
import { words } from "./words.ts";

interface NoisedEndProps {
  readonly end: End;
  readonly name: string;
  readonly t: number;
}

/** What the noise of t leaves of an end: exactly what the run begins with. */
export function NoisedEnd({ end, name, t }: NoisedEndProps) {
  const w = useWords(words);
  const scene = settings.use();
  const model = useStore((state) => (state.model.phase === "ready" ? state.model.model : null));
  const [noised, setNoised] = useState<InputPicture | null>(null);

  useEffect(() => {
    if (!model) return;
    let wanted = true;
    const show = (picture: InputPicture | null) => wanted && setNoised(picture);
    noisedEnd(scene, end, t, model).then(show, (error: unknown) => {
      if (!(error instanceof RangeError)) throw error;
      // A sampler or a t that this model does not have: the run says so when it is asked for.
      show(null);
    });
    return () => {
      wanted = false;
    };
  }, [scene, end, t, model]);

  const label = w("noisedName", { which: name, t });
  return (
    <figure className={styles.small}>
      <div className={styles.smallPicture}>
        {noised && (
          <AskingPicture label={label} of={() => ({ picture: noised, t })}>
            <Pixels picture={noised} label={label} />
          </AskingPicture>
        )}
      </div>
      <figcaption className={styles.caption}>{w("noised", { t })}</figcaption>
    </figure>
  );
}
