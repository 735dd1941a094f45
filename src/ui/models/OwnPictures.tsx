import { ImagePlus } from "lucide-react";
import { useRef } from "react";
import { useWords } from "../../i18n/words.ts";
import { MOST_OWN } from "../../pictures/probes.ts";
import { receive } from "../../recipe/receive.ts";
import type { InputPicture } from "../../scene/picture.ts";
import { useKeyed } from "../pictures/keyed.ts";
import { PictureFiles } from "../pictures/PictureFiles.tsx";
import { Pixels } from "../pictures/Pixels.tsx";
import { Button } from "../primitives/Button.tsx";
import css from "./models.module.css";
import { words } from "./words.ts";

interface OwnPicturesProps {
  readonly pictures: readonly InputPicture[];
}

/** Which of a person's pictures a network will be shown. */
export function OwnPictures({ pictures }: OwnPicturesProps) {
  const w = useWords(words);
  const tiles = useKeyed(pictures);
  return (
    <>
      {tiles.length > 0 && (
        <ul className={css.ownPictures}>
          {tiles.map(({ key, picture, n }) => (
            <li key={key}>
              <Pixels picture={picture} label={w("ownPicture", { n })} />
            </li>
          ))}
        </ul>
      )}
      <p className={css.note} role="status">
        {pictures.length > 0 ? w("ownWith", { count: pictures.length }) : w("ownNone", { most: MOST_OWN })}
      </p>
    </>
  );
}

/** Takes what is chosen as a drop on the card would. */
export function AddPictures() {
  const w = useWords(words);
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button icon={<ImagePlus />} onClick={() => input.current?.click()}>
        {w("ownAdd")}
      </Button>
      <PictureFiles ref={input} onFiles={(files) => void receive({ files }, { plain: true })} />
    </>
  );
}
