import { useState } from "react";
import { usePictureSize, useRun } from "../../app/hooks.ts";
import { useWords } from "../../i18n/words.ts";
import { AskingPicture } from "../../ui/pictures/AskingPicture.tsx";
import { PictureCanvas } from "../../ui/pictures/PictureCanvas.tsx";
import { useSize } from "../../ui/pictures/use-size.ts";
import type { End } from "./ends.ts";
import styles from "./Interpolate.module.css";
import { ENCODE } from "./run.ts";
import { words } from "./words.ts";

/** A picture on its way into x_T, and then the noise that decodes to it. */
export function EncodedEnd({ end, name }: { readonly end: End; readonly name: string }) {
  const w = useWords(words);
  const run = useRun(ENCODE);
  const size = usePictureSize(ENCODE);
  const [place, setPlace] = useState<HTMLDivElement | null>(null);
  const room = useSize(place);
  return (
    <figure className={styles.small}>
      <div ref={setPlace} className={styles.smallPicture}>
        {run && run.pictures > 0 && room && (
          <AskingPicture
            label={w("encodedName", { which: name })}
            of={() => ({ slot: ENCODE, picture: end, which: "x" })}
          >
            <PictureCanvas
              slot={ENCODE}
              which="x"
              columns={1}
              rows={1}
              size={size}
              css={Math.min(room.width / size.width, room.height / size.height)}
              pictures={[end]}
            />
          </AskingPicture>
        )}
      </div>
      <figcaption className={styles.caption}>{w("encoded")}</figcaption>
    </figure>
  );
}
