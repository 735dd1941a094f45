import { ChevronLeft, ChevronRight } from "lucide-react";
import { useEffect, useMemo, useState } from "react";
import { wantsStillness } from "../../app/preferences.ts";
import { comparePixels } from "../../bytes/compare.ts";
import { rgbaOf } from "../../bytes/rgba.ts";
import { useWords } from "../../i18n/words.ts";
import { pictureAt, type ResultPictures } from "../../recipe/result.ts";
import type { Replay } from "../../recipe/verdict.ts";
import { IconButton } from "../primitives/Button.tsx";
import { Dialog } from "../primitives/Dialog.tsx";
import { Segmented } from "../primitives/Segmented.tsx";
import { twoDigits } from "../run/format.ts";
import { SmallPicture } from "./SmallPicture.tsx";
import css from "./share.module.css";
import { words } from "./words.ts";

interface BlinkProps {
  readonly replay: Replay;
  readonly ours: ResultPictures;
  readonly onClose: () => void;
}

type Show = "both" | "sender" | "here" | "difference";

/** Slow enough to look, quick enough to see what jumps; under the three flashes a second of WCAG 2.3.1. */
const TURN_MS = 700;
const LOUDER = 16;

/** The same picture from both, in turn in one place: what differs jumps. */
export default function Blink({ replay, ours, onClose }: BlinkProps) {
  const w = useWords(words);
  const [at, setAt] = useState(() => mostDifferent(replay, ours));
  const [show, setShow] = useState<Show>(wantsStillness() ? "difference" : "both");
  const [turn, setTurn] = useState(false);
  const copy = replay.copies[at];
  const pair = useMemo(() => {
    if (!copy) return null;
    const here = pictureAt(ours, copy.index);
    const sender = { ...here, pixels: copy.pixels };
    return {
      sender: rgbaOf(sender),
      here: rgbaOf(here),
      difference: louder(rgbaOf(sender), rgbaOf(here)),
      of: comparePixels(here.pixels, copy.pixels, here.channels),
    };
  }, [copy, ours]);

  useEffect(() => {
    if (show !== "both") return;
    const timer = setInterval(() => setTurn((now) => !now), TURN_MS);
    return () => clearInterval(timer);
  }, [show]);

  if (!copy || !pair) return null;
  const which = show === "both" ? (turn ? "here" : "sender") : show;
  const names = {
    sender: w("blinkSender"),
    here: w("blinkHere"),
    difference: w("blinkDifference"),
    both: w("blinkBoth"),
  };
  const { mean, largest } = pair.of;
  return (
    <Dialog open title={w("blink")} onClose={onClose}>
      <div className={css.blink}>
        <Segmented
          label={w("blinkShow")}
          value={show}
          options={(["both", "sender", "here", "difference"] as const).map((value) => ({ value, label: names[value] }))}
          onChange={setShow}
        />
        <SmallPicture
          large
          width={ours.width}
          height={ours.height}
          rgba={pair[which]}
          label={w("blinkPicture", { n: copy.index + 1, which: names[which] })}
        />
        <p className={css.blinkName}>
          <span>{w("blinkPicture", { n: copy.index + 1, which: names[which] })}</span>
          <span>{w("blinkNumbers", { mean: twoDigits(mean), largest })}</span>
        </p>
        {replay.copies.length > 1 && (
          <div className={css.blinkMoves}>
            <IconButton label={w("previous")} disabled={at === 0} onClick={() => setAt(at - 1)}>
              <ChevronLeft />
            </IconButton>
            <IconButton label={w("next")} disabled={at === replay.copies.length - 1} onClick={() => setAt(at + 1)}>
              <ChevronRight />
            </IconButton>
          </div>
        )}
      </div>
    </Dialog>
  );
}

/** Between two RGBA8; a difference in opacity is as bright as one in colour. */
function louder(a: Uint8ClampedArray, b: Uint8ClampedArray): Uint8ClampedArray<ArrayBuffer> {
  const difference = new Uint8ClampedArray(a.length).fill(255);
  for (let p = 0; p < a.length; p += 4) {
    const clear = Math.abs(a[p + 3]! - b[p + 3]!);
    for (let c = p; c < p + 3; c++) difference[c] = LOUDER * Math.max(clear, Math.abs(a[c]! - b[c]!));
  }
  return difference;
}

/** Where to look first: the copy that is furthest from what was made here. */
function mostDifferent({ copies }: Replay, ours: ResultPictures): number {
  const means = copies.map(({ index, pixels }) => {
    const here = pictureAt(ours, index);
    return comparePixels(here.pixels, pixels, here.channels).mean;
  });
  return means.indexOf(Math.max(...means));
}
