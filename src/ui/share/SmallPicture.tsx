import { useEffect, useRef } from "react";
import { put } from "../pictures/put.ts";
import css from "./share.module.css";

interface SmallPictureProps {
  readonly width: number;
  readonly height: number;
  /** RGBA8 [H, W, 4]. */
  readonly rgba: Uint8ClampedArray<ArrayBuffer>;
  readonly label: string;
  readonly large?: boolean;
}

/** One picture as it is, pixel by pixel. */
export function SmallPicture({ width, height, rgba, label, large }: SmallPictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (context) put(context, rgba, { width, height }, 1, [0, 0]);
  }, [rgba, width, height]);
  return (
    <canvas
      ref={canvas}
      width={width}
      height={height}
      role="img"
      aria-label={label}
      className={large ? css.largePicture : css.smallPicture}
    />
  );
}
