import { useProcess } from "../../app/hooks.ts";
import type { ProcessSpec } from "../../diffusion/process.ts";
import { addsNoise } from "../../diffusion/samplers/plans/index.ts";
import { PRESETS } from "../../diffusion/samplers/presets.ts";
import { within } from "../../diffusion/samplers/within.ts";
import { useWords } from "../../i18n/words.ts";
import controls from "../../ui/controls/controls.module.css";
import { Segmented } from "../../ui/primitives/Segmented.tsx";
import { type InterpolateScene, settings } from "./scene.ts";
import { words } from "./words.ts";

type Way = InterpolateScene["way"];
const WAYS: readonly Way[] = ["ddpm", "encode", "seeds"];

/** Where the two are mixed: at x_t, both noised; in x_T, both encoded; or between the x_T of two seeds. */
export function WayField() {
  const w = useWords(words);
  const scene = settings.use();
  const process = useProcess();
  return (
    <div className={controls.stack} data-tight>
      <Segmented
        fill
        label={w("way")}
        value={scene.way}
        options={WAYS.map((way) => ({ value: way, label: w(way), title: w(`${way}Title`) }))}
        onChange={(way) => way !== scene.way && settings.patch(changed(scene, way, process))}
      />
      <p className={controls.note}>{w(`${scene.way}Help`)}</p>
    </div>
  );
}

/**
 * What the other way needs: x_T is mixed along the sphere, which keeps it as long as noise is, and
 * decoded without new noise; what was encoded is decoded unclipped as well, or it would not come back.
 */
function changed({ sampler, mix }: InterpolateScene, way: Way, process: ProcessSpec): Partial<InterpolateScene> {
  if (way === "ddpm") return { way, mix: mix === "spherical" ? "linear" : mix };
  const decoder = addsNoise(process, sampler) ? within(PRESETS.ddim50, process.T) : sampler;
  return {
    way,
    mix: mix === "linear" ? "spherical" : mix,
    encoder: null,
    sampler: way === "encode" && "clip" in decoder ? { ...decoder, clip: false } : decoder,
  };
}
