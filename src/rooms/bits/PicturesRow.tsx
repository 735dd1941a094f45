import { FolderOpen, Sparkles, UserRound, X } from "lucide-react";
import { useRef } from "react";
import { useWords } from "../../i18n/words.ts";
import { useKnowsFaces } from "../../ui/models.ts";
import { useKeyed } from "../../ui/pictures/keyed.ts";
import { MadePictures } from "../../ui/pictures/MadePictures.tsx";
import { OwnPicture } from "../../ui/pictures/OwnPicture.tsx";
import { PictureFiles } from "../../ui/pictures/PictureFiles.tsx";
import { words as pictureWords } from "../../ui/pictures/words.ts";
import { Button, IconButton } from "../../ui/primitives/Button.tsx";
import css from "./bits.module.css";
import { addDrawn, addFiles, addPictures, removePicture } from "./pictures.ts";
import { MOST_PICTURES, settings } from "./scene.ts";
import { words } from "./words.ts";

interface PicturesRowProps {
  /** Told how many pictures there was no place for. */
  readonly onLeft: (count: number) => void;
}

/** The pictures to measure, and the ways to add one. */
export function PicturesRow({ onLeft }: PicturesRowProps) {
  const t = useWords(pictureWords);
  const w = useWords(words);
  const { pictures } = settings.use();
  const tiles = useKeyed(pictures);
  const faces = useKnowsFaces();
  const input = useRef<HTMLInputElement>(null);
  const full = pictures.length >= MOST_PICTURES;
  return (
    <section className={css.pictures} aria-label={w("pictures")}>
      {pictures.length > 0 && (
        <ul className={css.tiles}>
          {tiles.map(({ key, picture, n }) => (
            <li key={key} className={css.tile}>
              <OwnPicture picture={picture} label={w("pictureName", { n })} />
              <IconButton
                className={css.remove}
                label={w("remove", { n })}
                look="outlined"
                onClick={() => removePicture(n - 1)}
              >
                <X />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
      {pictures.length === 0 && (
        <div className={css.invitation}>
          <h2 className={css.invitationTitle}>{w("empty")}</h2>
          <p>{w(faces ? "emptyHint" : "emptyHintPlain")}</p>
        </div>
      )}
      <div className={css.adding}>
        {faces && (
          <Button
            look={pictures.length === 0 ? "primary" : "outlined"}
            icon={<UserRound />}
            disabled={full}
            onClick={() => void addDrawn().then(onLeft)}
          >
            {w("draw")}
          </Button>
        )}
        <Button icon={<FolderOpen />} disabled={full} onClick={() => input.current?.click()}>
          {w("choose")}
        </Button>
        <MadePictures
          trigger={
            <Button icon={<Sparkles />} disabled={full}>
              {t("generated.title")}
            </Button>
          }
          onTake={(picture) => onLeft(addPictures([picture]))}
        />
        <PictureFiles ref={input} onFiles={(files) => void addFiles(files).then(onLeft)} />
      </div>
    </section>
  );
}
