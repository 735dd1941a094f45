import type { InputPicture } from "../../scene/picture.ts";
import { ask } from "./menu/asking.ts";
import { pictureProps } from "./menu/open.ts";
import styles from "./OwnPicture.module.css";
import { Pixels } from "./Pixels.tsx";

interface OwnPictureProps {
  readonly picture: InputPicture;
  readonly label: string;
}

/** A picture that goes in, as the model sees it. Pressing it says what can be done with it. */
export function OwnPicture({ picture, label }: OwnPictureProps) {
  return (
    <button
      type="button"
      aria-haspopup="menu"
      className={styles.own}
      {...pictureProps(() => ({ name: label, of: picture }))}
      onClick={({ currentTarget }) => ask(currentTarget)}
    >
      <Pixels picture={picture} label={label} />
    </button>
  );
}
