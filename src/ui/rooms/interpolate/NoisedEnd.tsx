import { useEffect, useRef } from "react";
import { useWords } from "../../../i18n/words.ts";
import { useScene } from "../../../state/hooks.ts";
import { noisedEnd } from "../../../state/noised.ts";
import type { End } from "../../../state/sources.ts";
import { useStore } from "../../../state/store.ts";
import styles from "./Interpolate.module.css";
import { words } from "./words.ts";

interface NoisedEndProps {
  readonly end: End;
  readonly name: string;
  readonly t: number;
}

/** What the noise of t leaves of an end: exactly what the run begins with. */
export function NoisedEnd({ end, name, t }: NoisedEndProps) {
  const w = useWords(words);
  const scene = useScene("interpolate");
  const model = useStore((state) => (state.model.phase === "ready" ? state.model.model : null));
  const canvas = useRef<HTMLCanvasElement>(null);
  const size = scene.ends[end]?.width ?? 32;

  useEffect(() => {
    if (!model) return;
    let wanted = true;
    noisedEnd(scene, end, t, model).then((pixels) => {
      if (!wanted || !pixels) return;
      canvas.current?.getContext("2d")?.putImageData(new ImageData(pixels, model.width, model.height), 0, 0);
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
