import { useState } from "react";
import { useRun } from "../../app/hooks.ts";
import { useStore } from "../../app/store.ts";
import { useWords } from "../../i18n/words.ts";
import { SAME_LEVELS } from "../../recipe/coarse.ts";
import { madeOn } from "../../recipe/made-on.ts";
import { bringsNone } from "../../recipe/own-pictures.ts";
import { dismissReplay, replayAgain } from "../../recipe/replay.ts";
import type { Outcome, ReplayStatus, Source } from "../../recipe/share-status.ts";
import { isActive } from "../../run/status.ts";
import { roomOf } from "../../scene/rooms.ts";
import { useClassInWords } from "../classes/names.ts";
import { part } from "../part.tsx";
import { Strip } from "../primitives/Strip.tsx";
import { twoDigits } from "../run/format.ts";
import { problemInWords, type SayShare, sceneInWords, useEngineInWords } from "./facts.ts";
import { SenderCopies } from "./SenderCopies.tsx";
import { words } from "./words.ts";

const Blink = part(() => import("./Blink.tsx"));

/** How a replay compares with what its sender got: measured, never assumed. */
export function ReplayReport({ replay }: { readonly replay: ReplayStatus }) {
  const w = useWords(words);
  const { outcome, scene, recipe } = replay;
  const run = useRun(scene.room);
  // A run of other settings that still goes on is not this one.
  const active = isActive(run) && (run?.serial ?? 0) > replay.since;
  const engineInWords = useEngineInWords();
  const classInWords = useClassInWords();
  const place = useStore((state) => state.place);
  const model = useStore((state) => state.model);
  const [blinking, setBlinking] = useState(false);
  if (place !== scene.room) return null;

  const what = [sceneInWords(w, scene), classInWords(scene)].filter(Boolean).join(", ");
  if (!outcome) {
    return (
      <Strip
        tone="info"
        action={active || bringsNone(recipe) ? undefined : { label: w("again"), run: replayAgain }}
        onDismiss={dismissReplay}
      >
        <span>
          {[
            w(active ? "remaking" : "here", { what }),
            bringsNone(recipe) && w("bringOwn", { most: roomOf(scene).pictures?.most ?? 1 }),
          ]
            .filter(Boolean)
            .join(" ")}
        </span>
        {recipe.result?.kind === "pictures" && <SenderCopies result={recipe.result} />}
      </Strip>
    );
  }
  const here = model.phase === "ready" ? engineInWords(madeOn(model.engine)) : "–";
  const differs = outcome.kind === "pictures" && !outcome.replay.identical && outcome.replay.difference !== null;
  return (
    <>
      <Strip
        tone={outcome.kind === "problem" ? "error" : "info"}
        headline={verdictInWords(w, outcome)}
        detail={
          outcome.kind === "problem"
            ? outcome.problem.message
            : w("engines", { sender: recipe.engine ? engineInWords(recipe.engine) : "–", here })
        }
        action={differs ? { label: w("compare"), run: () => setBlinking(true) } : undefined}
        onDismiss={dismissReplay}
      >
        {outcomeInWords(w, outcome, replay.source, what)}
      </Strip>
      {blinking && outcome.kind === "pictures" && (
        <Blink replay={outcome.replay} ours={outcome.ours} onClose={() => setBlinking(false)} />
      )}
    </>
  );
}

function verdictInWords(w: SayShare, outcome: Outcome): string | undefined {
  if (outcome.kind === "bits") {
    const { largest } = outcome;
    return largest === 0 ? w("verdictSame") : w("verdictBits", { largest: twoDigits(largest) });
  }
  if (outcome.kind !== "pictures") return undefined;
  const { identical, difference, coarse } = outcome.replay;
  if (identical) return w("verdictSame");
  if (difference) return w("verdictLevels", { largest: difference.largest });
  if (coarse === null) return w("verdictOther");
  const { count } = outcome.ours;
  return coarse <= SAME_LEVELS ? w("verdictNear", { levels: whole(coarse), count }) : w("verdictAnother", { count });
}

/** Never less than it is, and what has another check sum is not the same. */
const whole = (levels: number) => Math.max(1, Math.ceil(levels));

function outcomeInWords(w: SayShare, outcome: Outcome, source: Source, what: string): string {
  switch (outcome.kind) {
    case "none":
      return outcome.again ? w("noResult") : w("onScreen", { what });
    case "bits":
      return outcome.largest === 0 ? w("bitsIdentical") : w("bitsDiffer", { largest: twoDigits(outcome.largest) });
    case "problem":
      return problemInWords(w, outcome.problem, source);
    case "pictures": {
      const { replay, ours } = outcome;
      if (replay.identical) return w("identical", { count: ours.count });
      if (!replay.difference) {
        return replay.coarse === null ? w("unknownDifference") : w("coarse", { levels: whole(replay.coarse) });
      }
      const { mean, largest } = replay.difference;
      return w("differs", { mean: twoDigits(mean), largest, measured: replay.copies.length, count: ours.count });
    }
  }
}
