/**
 * Input pictures when the model's size changes: each is cut again from where it came from. One whose
 * original is no longer here (it came in a link, or the page was loaded again) is taken out and said.
 */

import { patchScene, sceneOf } from "../app/actions.ts";
import { say } from "../app/notices.ts";
import { t } from "../i18n/words.ts";
import type { InputPicture } from "../recipe/scene.ts";
import { pictureFrom, sourceOf } from "./sources.ts";
import { fits, type Shape } from "./tensor.ts";

export function recutPictures(model: Shape): void {
  let lost = 0;
  const recut = (picture: InputPicture): InputPicture | null => {
    if (fits(picture, model)) return picture;
    const source = sourceOf(picture);
    if (!source) {
      lost++;
      return null;
    }
    const { name, bitmap, crop } = source;
    return pictureFrom(name, bitmap, model, { crop, origin: picture.origin });
  };

  const [a, b] = sceneOf("interpolate").ends;
  const ends = [a && recut(a), b && recut(b)] as const;
  if (ends[0] !== a || ends[1] !== b) patchScene("interpolate", { ends });
  const { pictures } = sceneOf("bits");
  const cut = pictures.map(recut);
  if (cut.some((picture, i) => picture !== pictures[i])) {
    patchScene("bits", { pictures: cut.filter((picture) => picture !== null) });
  }

  if (lost === 0) return;
  const { width, height, channels } = model;
  const text = () => t("picture.recut", { count: lost, width, height, channels });
  say({ key: "recut", tone: "warning", text });
}
