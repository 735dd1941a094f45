import { useEffect, useRef } from "react";
import type { InputPicture } from "../../../share/scene.ts";
import { pictureToRgba } from "../../../state/tensor.ts";
import css from "./bits.module.css";

/** A picture as the model sees it, pixel by pixel. */
export function Pixels({ picture, label }: { readonly picture: InputPicture; readonly label: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { width, height } = picture;
  useEffect(() => {
    canvas.current?.getContext("2d")?.putImageData(new ImageData(pictureToRgba(picture), width, height), 0, 0);
  }, [picture, width, height]);
  return <canvas ref={canvas} width={width} height={height} className={css.pixels} role="img" aria-label={label} />;
}
