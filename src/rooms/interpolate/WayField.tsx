import { patchScene } from "../../app/actions.ts";
import { useScene } from "../../app/hooks.ts";
import { PRESETS } from "../../app/scenes.ts";
import { useWords } from "../../i18n/words.ts";
import type { InterpolateScene } from "../../recipe/scene.ts";
import controls from "../../ui/controls/controls.module.css";
import { Segmented } from "../../ui/primitives/Segmented.tsx";
import { isDeterministic } from "../endings/lanes.ts";
import { words } from "./words.ts";

type Way = InterpolateScene["way"];
const WAYS: readonly Way[] = ["ddpm", "encode", "seeds"];

/** Where the two are mixed: at x_t, both noised; in x_T, both encoded; or between the x_T of two seeds. */
export function WayField() {
  const w = useWords(words);
  const scene = useScene("interpolate");
  return (
    <div className={controls.stack} data-tight>
      <Segmented
        fill
        label={w("way")}
        value={scene.way}
        options={WAYS.map((way) => ({ value: way, label: w(way), title: w(`${way}Title`) }))}
        onChange={(way) => way !== scene.way && patchScene("interpolate", changed(scene, way))}
      />
      <p className={controls.note}>{w(`${scene.way}Help`)}</p>
    </div>
  );
}

/**
 * What the other way needs: x_T is mixed along the sphere, which keeps it as long as noise is, and
 * decoded without new noise; what was encoded is decoded unclipped as well, or it would not come back.
 */
function changed({ sampler, mix }: InterpolateScene, way: Way): Partial<InterpolateScene> {
  if (way === "ddpm") return { way, mix: mix === "spherical" ? "linear" : mix };
  const decoder = isDeterministic(sampler) ? sampler : PRESETS.ddim50;
  return {
    way,
    mix: mix === "linear" ? "spherical" : mix,
    sampler: way === "encode" && decoder.kind !== "encode" ? { ...decoder, clip: false } : decoder,
  };
}
