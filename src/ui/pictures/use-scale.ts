import { useStore } from "../../app/store.ts";

/** Beyond this a curve looks the same when the browser goes on, and every frame would cost more. */
const MOST = 4;

/** Canvas pixels a pixel of a picture that is `css` CSS pixels large: 1 where its pixels are squares. */
export function useScale(css: number): number {
  const smooth = useStore(({ look }) => look === "smooth");
  return smooth ? Math.min(MOST, Math.max(1, Math.ceil(css * devicePixelRatio - 1e-6))) : 1;
}

/** How the browser makes a canvas of that scale large, or, where there is no room for a pixel a pixel, small. */
export const renderingOf = (scale: number, css: number) =>
  scale === 1 && css * devicePixelRatio > 1 - 1e-6 ? undefined : "auto";
