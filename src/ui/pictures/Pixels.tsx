import { useEffect, useRef } from "react";
import { rgbaOf } from "../../bytes/rgba.ts";
import type { InputPicture } from "../../scene/picture.ts";
import styles from "./Pixels.module.css";
import { put } from "./put.ts";

interface PixelsProps {
  readonly picture: InputPicture;
  readonly label: string;
}

/** A picture as the model sees it, pixel by pixel; its side on the page is `--side`. */
export function Pixels({ picture, label }: PixelsProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { width, height } = picture;
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (context) put(context, rgbaOf(picture), picture, 1, [0, 0]);
  }, [picture]);
  return <canvas ref={canvas} width={width} height={height} className={styles.pixels} role="img" aria-label={label} />;
}
