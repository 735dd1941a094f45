import { useEffect, useMemo, useRef, useState } from "react";
import { useRun } from "../../app/hooks.ts";
import { slots } from "../../app/page.ts";
import type { PictureSize } from "../../bytes/picture-shape.ts";
import { learnsSigma } from "../../diffusion/samplers/plans/index.ts";
import { useWords } from "../../i18n/words.ts";
import type { Lens } from "../../run/moment.ts";
import { RECORDED } from "../../run/recorded-slots.ts";
import { part } from "../../ui/part.tsx";
import { GRADIENTS, type Heat, signedHeat, sizeHeat } from "../../ui/pictures/heat.ts";
import { PictureButton } from "../../ui/pictures/PictureButton.tsx";
import { put } from "../../ui/pictures/put.ts";
import { renderingOf, useScale } from "../../ui/pictures/use-scale.ts";
import { number } from "../../ui/run/format.ts";
import { Inspector } from "./inspector.ts";
import { recordedOf } from "./lens.ts";
import styles from "./Shown.module.css";
import { settings } from "./scene.ts";
import { seenOf, subscribeAll } from "./seen.ts";
import { nameOf } from "./slots.ts";
import { words } from "./words.ts";

const Captions = part(() => import("../../ui/classes/Captions.tsx"));

interface ShownProps {
  /** Of the run itself. */
  readonly slot: string;
  readonly lens: Lens;
  readonly picture: number;
  readonly branch: number;
  readonly branches: readonly number[];
  readonly size: PictureSize;
  /** CSS pixels a pixel. */
  readonly css: number;
  readonly onOpen: () => void;
}

/** ε̂ beyond this many standard deviations has the colour of the end. */
const REACH = 1.5;

type Note =
  | "nothing"
  | "onlyGuess"
  | "recomputing"
  | "noSigma"
  | "lastSigma"
  | "firstGuess"
  | { readonly failed: string }
  | null;

/** One picture, large, at the moment the timeline shows, through a lens. */
export function Shown({ slot, lens, picture, branch, branches, size, css, onOpen }: ShownProps) {
  const w = useWords(words);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [note, setNote] = useState<Note>("nothing");
  const [scale, setScale] = useState<{ readonly low: number; readonly high: number } | null>(null);
  const [inspector] = useState(() => new Inspector());
  const smooth = useScale(css);
  const others = branches.join();
  const recorded = slot.startsWith(RECORDED);
  const run = useRun(slot);
  // Its steps have a map of σ: all but the last, which adds no noise.
  const learns = useMemo(
    () => run?.model && settings.are(run.scene) && learnsSigma(run.model.process, run.scene.sampler),
    [run?.scene, run?.model],
  );

  const told = run && settings.are(run.scene) && run.scene.class !== undefined;

  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!context) return;
    // Nothing of this lens is: what stands there is the lens's before.
    let painted: unknown;
    const blank = (why: Note) => {
      paint(null, null);
      setScale(null);
      setNote(why);
    };
    const paint = (what: unknown, pixels: Uint8ClampedArray<ArrayBuffer> | null) => {
      if (painted === what) return;
      painted = what;
      put(context, pixels, size, smooth, [0, 0]);
    };
    const branches = others.split(",").filter(Boolean).map(Number);
    const leave = subscribeAll([slot, ...branches.map(nameOf)], () => {
      const { feed } = slots.of(slot);
      const { slot: holder, seen } = seenOf(branch, picture, feed.moment.position, slot);
      const length = (feed.recording?.times.length ?? 1) - 1;
      if (seen.position < 0) return blank("nothing");
      if (recorded && lens !== "x0") return blank("onlyGuess");
      if (lens === "x0" || lens === "x") {
        setScale(null);
        paint(seen, seen[lens]);
        setNote(seen[lens] ? null : "firstGuess");
        return;
      }
      // The last step's look is the one from t just above 0.
      const found = inspector.inspect({
        slot: holder.name,
        picture,
        position: Math.min(seen.position, length - 1),
      });
      if (found === null) return setNote("recomputing");
      if (found instanceof Error) return blank({ failed: found.message });
      const values = found[lens];
      if (!values) return blank(learns ? "lastSigma" : "noSigma");
      if (painted === values) return setNote(null);
      const plane = size.width * size.height;
      const heat: Heat = lens === "epsilon" ? signedHeat(values, plane, REACH) : sizeHeat(values, plane);
      paint(values, heat.pixels);
      setScale({ low: heat.low, high: heat.high });
      setNote(null);
    });
    return () => {
      leave();
      inspector.stop();
    };
  }, [inspector, slot, recorded, lens, picture, branch, others, size, smooth, learns]);

  // What a lens makes of a picture is none: the state that it looks into is.
  const subject = () => {
    const { slot: holder, seen } = seenOf(branch, picture, slots.of(slot).feed.moment.position, slot);
    return {
      name: w("picture", { n: picture + 1 }),
      of: { slot: holder.name, picture, which: recordedOf(slot, lens), position: seen.position },
      onEnlarge: onOpen,
    };
  };
  const text = note && (typeof note === "string" ? w(note) : w("failed", { why: note.failed }));
  const measures = (lens === "epsilon" || lens === "sigma") && (scale !== null || note === "recomputing");
  return (
    <figure className={styles.shown} style={{ width: size.width * css }}>
      <div
        className={styles.picture}
        style={{ width: size.width * css, height: size.height * css }}
        data-busy={note === "recomputing" || undefined}
      >
        <canvas
          ref={canvas}
          width={size.width * smooth}
          height={size.height * smooth}
          style={{ imageRendering: renderingOf(smooth, css) }}
          role="img"
          aria-label={w("shown", { lens: w(lens), n: picture + 1 })}
        />
        {note === null && (
          <PictureButton
            className={styles.open}
            aria-label={w("enlarge", { n: picture + 1 })}
            subject={subject}
            onClick={onOpen}
          />
        )}
        {told && <Captions slot={slot} pictures={[picture]} />}
        {text && (
          <p className={styles.pictureNote} role="status" data-over={note === "recomputing" || undefined}>
            {text}
          </p>
        )}
      </div>
      {/* Its place is kept: what stands under it does not move from lens to lens. */}
      <figcaption className={styles.scale} data-empty={!measures || undefined}>
        <span>{scale ? number(scale.low, lens === "epsilon" ? 1 : 4) : "–"}</span>
        <span
          className={styles.gradient}
          style={{ background: lens === "epsilon" ? GRADIENTS.signs : GRADIENTS.sizes }}
        />
        <span>{scale ? number(scale.high, lens === "epsilon" ? 1 : 4) : "–"}</span>
        <span className={styles.scaleName}>{w(lens === "epsilon" ? "epsilonScale" : "sigmaScale")}</span>
      </figcaption>
    </figure>
  );
}
