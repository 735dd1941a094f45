import { useEffect, useRef } from "react";
import { pictureToRgba } from "../../pictures/tensor.ts";
import type { InputPicture } from "../../scene/picture.ts";
import styles from "./Pixels.module.css";

interface PixelsProps {
  readonly picture: InputPicture;
  readonly label: string;
}

/** A picture as the model sees it, pixel by pixel; its side on the page is `--side`. */
export function Pixels({ picture, label }: PixelsProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { width, height } = picture;
  useEffect(() => {
    canvas.current?.getContext("2d")?.putImageData(new ImageData(pictureToRgba(picture), width, height), 0, 0);
  }, [picture, width, height]);
  return <canvas ref={canvas} width={width} height={height} className={styles.pixels} role="img" aria-label={label} />;
}
