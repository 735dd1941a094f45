import { MAX_COUNT } from "../../scene/fields.ts";
import { ClassControls } from "../../ui/classes/ClassControls.tsx";
import { CountField } from "../../ui/controls/CountField.tsx";
import { Presets } from "../../ui/controls/Presets.tsx";
import { SamplerControls } from "../../ui/controls/SamplerControls.tsx";
import { SeedField } from "../../ui/controls/SeedField.tsx";
import { settings } from "./scene.ts";

/** Every sampler, every setting. */
export default function Settings() {
  const scene = settings.use();
  return (
    <>
      <ClassControls scene={scene} pictures={{ count: scene.count, most: MAX_COUNT }} onChange={settings.patch} />
      <Presets sampler={scene.sampler} onChange={(sampler) => settings.patch({ sampler })} />
      <SamplerControls sampler={scene.sampler} onChange={(sampler) => settings.patch({ sampler })} />
      <SeedField seed={scene.seed} onChange={(seed) => settings.patch({ seed })} />
      <CountField count={scene.count} onChange={(count) => settings.patch({ count })} />
    </>
  );
}
