import { useStore } from "../../app/store.ts";

/** Canvas pixels a pixel of a picture that is `css` CSS pixels large: 1 where its pixels are squares. */
export function useScale(css: number): number {
  const smooth = useStore(({ look }) => look === "smooth");
  return smooth ? Math.max(1, Math.round(css * devicePixelRatio)) : 1;
}
