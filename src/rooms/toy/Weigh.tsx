import { useMemo } from "react";
import { useWords } from "../../i18n/words.ts";
import { noPosterior, posteriorAt } from "./learn/exact.ts";
import type { Dots } from "./learn/sets.ts";
import { placesOf, SIDE } from "./places.ts";
import { contours, type Heights } from "./plane/contours.ts";
import { Shade } from "./plane/marks.ts";
import { Plane } from "./plane/Plane.tsx";
import type { Painter } from "./plane/painters.ts";
import { settings } from "./scene.ts";
import { NEAR } from "./scenery.ts";
import { useToy } from "./store.ts";
import css from "./toy.module.css";
import { useScenery } from "./use-scenery.ts";
import { words } from "./words.ts";

/** Contours below the highest place of the data, in nats. */
const BELOW = [4, 3, 2, 1.3, 0.7];

/** How likely each place is: as the data have it, and as the network does. */
export function Weigh() {
  const w = useWords(words);
  const { task } = useScenery();
  const scene = settings.use();
  const weighed = useToy(({ looks }) => looks.weigh?.logLikelihoods ?? null);
  const exact = useMemo(() => exactAt(task.dots, placesOf(scene)), [task, scene]);
  const levels = useMemo(() => levelsOf(exact), [exact]);
  return (
    <>
      <p className={css.lead}>{w("weighLead")}</p>
      <div className={css.planes} data-two>
        <Plane
          title={w("weighExact")}
          label={w("weighExactLabel")}
          reachAt={near}
          paint={useMemo(() => heightsOf(exact, levels, "ink"), [exact, levels])}
          caption={w("weighBest", { bits: bitsOf(exact) })}
        />
        <Plane
          title={w("weighNetwork")}
          label={w("weighNetworkLabel")}
          reachAt={near}
          paint={useMemo(() => heightsOf(weighed, levels, "accent"), [weighed, levels])}
          caption={weighed ? w("weighBits", { bits: bitsOf(weighed), best: bitsOf(exact) }) : w("sampling")}
        />
      </div>
    </>
  );
}

const near = () => NEAR;

function heightsOf(logs: Float64Array | null, levels: readonly number[], colour: "ink" | "accent"): Painter {
  const heights: Heights | null = logs && { side: SIDE, reach: NEAR, values: logs.subarray(0, SIDE * SIDE) };
  const shade = new Shade(SIDE);
  return (sheet) => heights && contours(sheet, shade, heights, levels, sheet.palette[colour]);
}

function exactAt(dots: Dots, places: Float32Array): Float64Array {
  const found = noPosterior();
  return Float64Array.from({ length: places.length / 2 }, (_, i) => {
    posteriorAt(dots, 1, places[2 * i]!, places[2 * i + 1]!, found);
    return found.logDensity;
  });
}

function levelsOf(exact: Float64Array): number[] {
  const most = exact.reduce((top, value) => Math.max(top, value), Number.NEGATIVE_INFINITY);
  return BELOW.map((below) => most - below);
}

/** What the data's draws, which stand after the grid, cost on average. */
function bitsOf(logs: Float64Array): string {
  const draws = logs.subarray(SIDE * SIDE);
  return (-draws.reduce((sum, value) => sum + value, 0) / draws.length / Math.LN2).toFixed(2);
}
