import { useEffect, useRef } from "react";
import { toLevel } from "../../../diffusion/levels.ts";
import css from "./figure.module.css";

interface PixelsProps {
  /** [H, W, 3] in model range; beyond −1 … 1 it is shown as the end of the range. */
  readonly values: ArrayLike<number>;
  readonly size: number;
  readonly label: string;
}

/** A small picture, its pixels large. */
export function Pixels({ values, size, label }: PixelsProps) {
  const ref = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = ref.current?.getContext("2d");
    if (!context) return;
    const image = new ImageData(size, size);
    for (let i = 0; i < size * size; i++) {
      for (let c = 0; c < 3; c++) image.data[i * 4 + c] = toLevel(values[i * 3 + c]!);
      image.data[i * 4 + 3] = 255;
    }
    context.putImageData(image, 0, 0);
  }, [values, size]);
  return <canvas ref={ref} width={size} height={size} className={css.pixels} role="img" aria-label={label} />;
}
