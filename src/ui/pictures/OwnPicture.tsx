import type { InputPicture } from "../../scene/picture.ts";
import { AskingPicture } from "./AskingPicture.tsx";
import { Pixels } from "./Pixels.tsx";

interface OwnPictureProps {
  readonly picture: InputPicture;
  readonly label: string;
}

/** A picture that goes in, as the model sees it. */
export function OwnPicture({ picture, label }: OwnPictureProps) {
  return (
    <AskingPicture label={label} of={() => picture}>
      <Pixels picture={picture} label={label} />
    </AskingPicture>
  );
}
