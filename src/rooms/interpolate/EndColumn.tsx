import { FolderOpen, ImagePlus, Sparkles, UserRound, X } from "lucide-react";
import { useRef } from "react";
import { useWords } from "../../i18n/words.ts";
import { receive } from "../../recipe/receive.ts";
import { useKnowsFaces } from "../../ui/models.ts";
import { MadePictures } from "../../ui/pictures/MadePictures.tsx";
import { OwnPicture } from "../../ui/pictures/OwnPicture.tsx";
import { PictureFiles } from "../../ui/pictures/PictureFiles.tsx";
import { words as pictureWords } from "../../ui/pictures/words.ts";
import { IconButton } from "../../ui/primitives/Button.tsx";
import { Cropper } from "./Cropper.tsx";
import { EncodedEnd } from "./EncodedEnd.tsx";
import { drawFace, type End, setEnd } from "./ends.ts";
import styles from "./Interpolate.module.css";
import { NoisedEnd } from "./NoisedEnd.tsx";
import { RoundTrip } from "./RoundTrip.tsx";
import { settings } from "./scene.ts";
import { words } from "./words.ts";

interface EndColumnProps {
  readonly end: End;
  /** The t of the row that is shown. */
  readonly t: number;
}

/** One end: the picture as it came with the square that is used, and the noise it becomes. */
export function EndColumn({ end, t: time }: EndColumnProps) {
  const t = useWords(pictureWords);
  const w = useWords(words);
  const faces = useKnowsFaces();
  const { ends, way } = settings.use();
  const picture = ends[end];
  const input = useRef<HTMLInputElement>(null);
  const name = w(end === 0 ? "first" : "second");
  return (
    <section className={styles.end} aria-label={name}>
      <header className={styles.endHead}>
        <h2 className={styles.endTitle}>{w(end === 0 ? "firstShort" : "secondShort")}</h2>
        <div className={styles.endTools}>
          {picture && (
            <IconButton label={`${name}: ${w("choose")}`} onClick={() => input.current?.click()}>
              <FolderOpen />
            </IconButton>
          )}
          {faces && (
            <IconButton label={`${name}: ${w("drawOne")}`} onClick={() => void drawFace(end)}>
              <UserRound />
            </IconButton>
          )}
          <MadePictures
            trigger={
              <IconButton label={`${name}: ${t("generated.title")}`}>
                <Sparkles />
              </IconButton>
            }
            onTake={(taken) => setEnd(end, taken)}
          />
          {picture && (
            <IconButton label={`${name}: ${w("remove")}`} onClick={() => setEnd(end, null)}>
              <X />
            </IconButton>
          )}
        </div>
        <PictureFiles ref={input} onFiles={(files) => void receive({ files }, { place: end })} />
      </header>
      <div className={styles.endPictures}>
        {picture ? (
          <Cropper end={end} picture={picture} name={name} />
        ) : (
          <button type="button" className={styles.vacant} onClick={() => input.current?.click()}>
            <ImagePlus aria-hidden />
            <span>{w("choose")}</span>
          </button>
        )}
        {picture && (
          <div className={styles.becomes}>
            <figure className={styles.small}>
              <OwnPicture picture={picture} label={w("seenName", { which: name })} />
              <figcaption className={styles.caption}>{w("seen")}</figcaption>
            </figure>
            {way === "encode" ? <EncodedEnd end={end} name={name} /> : <NoisedEnd end={end} name={name} t={time} />}
          </div>
        )}
      </div>
      {picture && way === "encode" && <RoundTrip end={end} picture={picture} />}
    </section>
  );
}
