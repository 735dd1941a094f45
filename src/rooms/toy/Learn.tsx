import { useMemo } from "react";
import { useWords } from "../../i18n/words.ts";
import { useSmall } from "../../ui/frame/use-small.ts";
import { DataPlane } from "./DataPlane.tsx";
import { LossChart } from "./LossChart.tsx";
import { Plane } from "./plane/Plane.tsx";
import { field, reverse } from "./plane/painters.ts";
import { useToy } from "./store.ts";
import css from "./toy.module.css";
import { useScenery } from "./use-scenery.ts";
import { words } from "./words.ts";

/** What is to be learned, what has been, what comes of it; and how much is left to learn, by t. */
export function Learn() {
  const w = useWords(words);
  const scenery = useScenery();
  const weights = useToy(({ trained }) => trained?.weights ?? null);
  const paths = useToy(({ looks }) => looks.learn?.paths[0] ?? null);
  const { reachAt } = scenery;
  const small = useSmall();
  const learned = useMemo(() => field(scenery, weights), [scenery, weights]);
  return (
    <>
      <div className={css.planes} data-learn>
        <DataPlane scenery={scenery} />
        {!small && (
          <Plane
            title={w("field")}
            label={w("fieldLabel")}
            reachAt={reachAt}
            paint={learned}
            caption={w("fieldCaption")}
          />
        )}
        <Plane
          title={w("made")}
          label={w("madeLabel")}
          reachAt={reachAt}
          paint={useMemo(() => reverse(paths), [paths])}
          caption={w("madeCaption")}
        />
      </div>
      {!small && <LossChart />}
    </>
  );
}
