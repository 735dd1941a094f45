import { useMemo } from "react";
import { samplerOf } from "../../diffusion/samplers/index.ts";
import type { SamplerSpec } from "../../diffusion/spec.ts";
import { useWords } from "../../i18n/words.ts";
import { fixed } from "../../ui/charts/format.ts";
import type { Paths } from "./learn/cloud.ts";
import { chanceOf } from "./learn/distance.ts";
import { Plane } from "./plane/Plane.tsx";
import { reverse } from "./plane/painters.ts";
import { settings } from "./scene.ts";
import { POINTS, type Scenery } from "./scenery.ts";
import { useToy } from "./store.ts";
import css from "./toy.module.css";
import { useScenery } from "./use-scenery.ts";
import { words } from "./words.ts";

/** The same noise through several chains, side by side, by the newest network. */
export function Sample() {
  const w = useWords(words);
  const scenery = useScenery();
  const { chains } = settings.use();
  const looks = useToy(({ looks }) => looks.sample);
  const chance = useMemo(() => chanceOf(scenery.task.dots, POINTS), [scenery]);
  return (
    <>
      <p className={css.lead}>{w("sampleLead")}</p>
      <div className={css.planes}>
        {chains.map((chain, i) => (
          <Way
            // biome-ignore lint/suspicious/noArrayIndexKey: a place is what its chain is set for
            key={i}
            n={i + 1}
            chain={chain}
            paths={looks?.paths[i] ?? null}
            distance={looks?.distances[i] ?? null}
            {...{ scenery, chance }}
          />
        ))}
      </div>
    </>
  );
}

interface WayProps {
  readonly n: number;
  readonly chain: SamplerSpec;
  readonly paths: Paths | null;
  readonly distance: number | null;
  readonly scenery: Scenery;
  /** How far fresh draws of the data are. */
  readonly chance: number;
}

function Way({ n, chain, paths, distance, scenery, chance }: WayProps) {
  const w = useWords(words);
  const name = nameOfChain(chain);
  return (
    <Plane
      title={name}
      label={w("wayLabel", { n, name })}
      reachAt={scenery.reachAt}
      paint={useMemo(() => reverse(paths, { withTrails: true }), [paths])}
      caption={
        <span className={css.distance}>
          {distance === null
            ? w("sampling")
            : w("distance", { distance: fixed(distance, 3), chance: fixed(chance, 3) })}
        </span>
      }
    />
  );
}

/** "DDIM 50, η = 0.5" */
function nameOfChain(chain: SamplerSpec): string {
  const { label } = samplerOf(chain);
  const eta = "eta" in chain && chain.eta > 0 ? `, η = ${chain.eta}` : "";
  return `${label.short} ${chain.steps}${eta}`;
}
