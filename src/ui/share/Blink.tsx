import { ChevronLeft, ChevronRight } from "lucide-react";
import { useEffect, useMemo, useState } from "react";
import { wantsStillness } from "../../app/preferences.ts";
import { comparePixels } from "../../bytes/compare.ts";
import { useWords } from "../../i18n/words.ts";
import { pictureAt, type ResultPictures } from "../../recipe/result.ts";
import type { Replay } from "../../recipe/verdict.ts";
import { IconButton } from "../primitives/Button.tsx";
import { Dialog } from "../primitives/Dialog.tsx";
import { Segmented } from "../primitives/Segmented.tsx";
import { twoDigits } from "../run/format.ts";
import { rgbaOf } from "./SenderCopies.tsx";
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
    const here = pictureAt(ours, copy.index).pixels as Uint8Array;
    const difference = here.map((value, i) => Math.min(255, Math.abs(value - (copy.pixels[i] ?? 0)) * LOUDER));
    return {
      sender: rgbaOf(copy.pixels),
      here: rgbaOf(here),
      difference: rgbaOf(difference),
      of: comparePixels(here, copy.pixels, 3),
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

/** Where to look first: the copy that is furthest from what was made here. */
function mostDifferent({ copies }: Replay, ours: ResultPictures): number {
  const means = copies.map(
    ({ index, pixels }) => comparePixels(pictureAt(ours, index).pixels as Uint8Array, pixels, 3).mean,
  );
  return means.indexOf(Math.max(...means));
}
