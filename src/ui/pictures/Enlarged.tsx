import { ChevronLeft, ChevronRight, Download } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { usePictureSize, useRun } from "../../app/hooks.ts";
import { slots } from "../../app/page.ts";
import type { PictureSize } from "../../bytes/picture-shape.ts";
import { useWords } from "../../i18n/words.ts";
import { savePng } from "../../recipe/export.ts";
import { useClassName } from "../classes/names.ts";
import { words as classWords } from "../classes/words.ts";
import { Button, IconButton } from "../primitives/Button.tsx";
import { Dialog } from "../primitives/Dialog.tsx";
import { Sym } from "../primitives/Maths.tsx";
import styles from "./Enlarged.module.css";
import { scaleOf } from "./layout.ts";
import { TakeButtons } from "./menu/TakeButtons.tsx";
import { PictureCanvas } from "./PictureCanvas.tsx";
import { words } from "./words.ts";

/** The widest a dialog gets (Dialog.module.css). */
const WIDEST = 1200;

interface EnlargedProps {
  readonly slot: string;
  readonly picture: number;
  readonly count: number;
  readonly title?: string;
  readonly seed?: string;
  readonly onMove: (picture: number) => void;
  readonly onClose: () => void;
}

/** CSS pixels a pixel: two pictures beside each other on a wide page, over each other on a phone, as large as fits. */
function cssOf({ width, height }: PictureSize): number {
  const upright = innerWidth <= 720;
  const [across, down] = upright
    ? [innerWidth - 64, (innerHeight - 320) / 2]
    : [(Math.min(innerWidth, WIDEST) - 96) / 2, innerHeight - 260];
  const fits = Math.min((across * devicePixelRatio) / width, (down * devicePixelRatio) / height);
  return scaleOf(fits, { width, height }) / devicePixelRatio;
}

/** One picture, large: both its states live, its numbers, and saving it. Arrow keys move on. */
export default function Enlarged(props: EnlargedProps) {
  const { slot, picture, count, title, seed, onMove, onClose } = props;
  const t = useWords(words);
  const c = useWords(classWords);
  const className = useClassName();
  const run = useRun(slot);
  const recorded = run?.phase === "recorded";
  const size = usePictureSize(slot);
  const at = useRef<HTMLElement>(null);
  // At t = 0 nothing is left to guess: x̂₀ and x are one picture.
  const [finished, setFinished] = useState(false);
  const css = cssOf(size);
  const told = slots.of(slot).feed.recording?.lanes[picture]?.told;

  useEffect(
    () =>
      slots.of(slot).feed.subscribe((feed) => {
        const shown = feed.recording?.at(picture, feed.moment.position).position ?? -1;
        const time = feed.timeAt(shown);
        setFinished(time === 0);
        if (at.current) at.current.textContent = time === null ? "–" : `t = ${Math.round(time)}`;
      }),
    [slot, picture],
  );

  const move = (by: number) => {
    const to = picture + by;
    if (to >= 0 && to < count) onMove(to);
  };

  return (
    <Dialog open title={title ?? t("pictures.enlarged", { n: picture + 1 })} onClose={onClose}>
      <fieldset
        className={styles.body}
        aria-label={t("pictures.one", { n: picture + 1, count })}
        onKeyDown={(event) => {
          if (event.code === "ArrowRight") move(1);
          if (event.code === "ArrowLeft") move(-1);
        }}
      >
        <div className={styles.pair}>
          {(recorded ? (["x0"] as const) : finished ? (["x"] as const) : (["x0", "x"] as const)).map((which) => (
            <figure key={which} className={styles.figure}>
              <div className={styles.picture} style={{ width: size.width * css, height: size.height * css }}>
                <PictureCanvas {...{ slot, which, size, css }} columns={1} rows={1} pictures={[picture]} />
              </div>
              <figcaption className={styles.caption}>
                {!finished && <Sym name={which === "x0" ? "x0" : "xt"} />}
                <span>{t(finished ? "pictures.finished" : which === "x0" ? "view.x0Short" : "view.xShort")}</span>
              </figcaption>
            </figure>
          ))}
        </div>
        <dl className={styles.facts}>
          <div>
            <dt>{t("pictures.at")}</dt>
            <dd ref={at} translate="no">
              –
            </dd>
          </div>
          {seed !== undefined && (
            <div>
              <dt>{t("pictures.seed")}</dt>
              <dd>{seed}</dd>
            </div>
          )}
          {told && (
            <div>
              <dt>{c("label")}</dt>
              <dd>{className(told.class)}</dd>
            </div>
          )}
          {told && (
            <div>
              <dt>{c("guidance")}</dt>
              <dd>{told.guidance}</dd>
            </div>
          )}
          <div>
            <dt>{t("pictures.size")}</dt>
            <dd>{`${size.width} × ${size.height}`}</dd>
          </div>
        </dl>
        <TakeButtons slot={slot} picture={picture} onTaken={onClose} />
        <div className={styles.actions}>
          <IconButton label={t("pictures.previous")} disabled={picture === 0} onClick={() => move(-1)}>
            <ChevronLeft />
          </IconButton>
          <span className={styles.place}>{t("pictures.one", { n: picture + 1, count })}</span>
          <IconButton label={t("pictures.next")} disabled={picture === count - 1} onClick={() => move(1)}>
            <ChevronRight />
          </IconButton>
          <Button
            icon={<Download />}
            className={styles.save}
            disabled={!run || recorded}
            onClick={() =>
              savePng({ slot, which: "x0", pictures: [picture], columns: 1, size, name: `backstep-${picture + 1}` })
            }
          >
            {t("pictures.save")}
          </Button>
        </div>
      </fieldset>
    </Dialog>
  );
}
