import type { PictureSize } from "../../bytes/picture-shape.ts";

/** As large as a square lets it be, and no larger than itself: what lies under it is seen nowhere else. */
export const inSquare = ({ width, height }: PictureSize) => ({
  width: `${100 * Math.min(1, width / height)}%`,
  height: `${100 * Math.min(1, height / width)}%`,
});
