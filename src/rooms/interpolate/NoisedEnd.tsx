import { useEffect, useRef } from "react";
import { useStore } from "../../app/store.ts";
import { useWords } from "../../i18n/words.ts";
import type { End } from "./ends.ts";
import styles from "./Interpolate.module.css";
import { noisedEnd } from "./noised.ts";
import { settings } from "./scene.ts";
import { words } from "./words.ts";

interface NoisedEndProps {
  readonly end: End;
  readonly name: string;
  readonly t: number;
}

/** What the noise of t leaves of an end: exactly what the run begins with. */
export function NoisedEnd({ end, name, t }: NoisedEndProps) {
  const w = useWords(words);
  const scene = settings.use();
  const model = useStore((state) => (state.model.phase === "ready" ? state.model.model : null));
  const canvas = useRef<HTMLCanvasElement>(null);
  const size = scene.ends[end]?.width ?? 32;

  useEffect(() => {
    if (!model) return;
    let wanted = true;
    const paint = (pixels: Uint8ClampedArray<ArrayBuffer> | null) => {
      const context = wanted && canvas.current?.getContext("2d");
      if (!context) return;
      if (pixels) context.putImageData(new ImageData(pixels, model.width, model.height), 0, 0);
      else context.clearRect(0, 0, context.canvas.width, context.canvas.height);
    };
    noisedEnd(scene, end, t, model).then(paint, (error: unknown) => {
      if (!(error instanceof RangeError)) throw error;
      // A sampler or a t that this model does not have: the run says so when it is asked for.
      paint(null);
    });
    return () => {
      wanted = false;
    };
  }, [scene, end, t, model]);

  return (
    <figure className={styles.small}>
      <canvas
        ref={canvas}
        width={size}
        height={size}
        className={styles.smallPicture}
        role="img"
        aria-label={w("noisedName", { which: name, t })}
      />
      <figcaption className={styles.caption}>{w("noised", { t })}</figcaption>
    </figure>
  );
}
