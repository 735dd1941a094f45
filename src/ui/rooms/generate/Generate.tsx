import { lazy, Suspense, useState } from "react";
import { useT } from "../../../i18n/words.ts";
import { patchScene } from "../../../state/actions.ts";
import { runGenerate } from "../../../state/generate-run.ts";
import { useRun, useScene, useSide } from "../../../state/hooks.ts";
import { RECORDED_SLOT } from "../../../state/recorded.ts";
import { rollSeed } from "../../../state/scenes.ts";
import { useStore } from "../../../state/store.ts";
import { CountField } from "../../controls/CountField.tsx";
import { Presets } from "../../controls/Presets.tsx";
import { SamplerControls } from "../../controls/SamplerControls.tsx";
import { SeedField } from "../../controls/SeedField.tsx";
import { PictureGrid } from "../../pictures/PictureGrid.tsx";
import { ViewSwitch } from "../../pictures/ViewSwitch.tsx";
import { RestartBar } from "../../run/RestartBar.tsx";
import { Transport } from "../../run/Transport.tsx";
import { useRunShortcuts } from "../../run/use-run-shortcuts.ts";
import { RoomFrame } from "../../shell/RoomFrame.tsx";
import { EmptyGrid } from "./EmptyGrid.tsx";
import { RecordedLabel } from "./RecordedLabel.tsx";
import { SaveGrid } from "./SaveGrid.tsx";
import { SlowHint } from "./SlowHint.tsx";

const Enlarged = lazy(() => import("../../pictures/Enlarged.tsx"));

const SLOT = "generate";
const roll = () => patchScene("generate", { seed: rollSeed() });

/** Pictures out of noise: the grid, every sampler, every setting. */
export default function Generate() {
  const t = useT();
  const scene = useScene("generate");
  const run = useRun(SLOT);
  const view = useStore((state) => state.view);
  const recorded = useStore((state) => state.recorded);
  const [enlarged, setEnlarged] = useState<number | null>(null);
  useRunShortcuts(SLOT, runGenerate, roll);

  const size = useSide(SLOT);
  const own = run !== undefined && run.pictures > 0;
  const slot = own ? SLOT : RECORDED_SLOT;
  const count = own ? run.pictures : 16;
  return (
    <RoomFrame
      room="generate"
      tools={
        <>
          <SaveGrid slot={slot} view={view} count={count} size={size} />
          <ViewSwitch />
        </>
      }
      note={own ? <SlowHint /> : recorded && <RecordedLabel />}
      transport={<Transport slot={SLOT} onRun={runGenerate} />}
      foot={<RestartBar room="generate" onRun={runGenerate} />}
      settings={
        <>
          <Presets sampler={scene.sampler} onChange={(sampler) => patchScene("generate", { sampler })} />
          <SamplerControls sampler={scene.sampler} onChange={(sampler) => patchScene("generate", { sampler })} />
          <SeedField seed={scene.seed} onChange={(seed) => patchScene("generate", { seed })} />
          <CountField count={scene.count} onChange={(count) => patchScene("generate", { count })} />
        </>
      }
    >
      {own || recorded ? (
        // A recording holds x̂₀ only.
        <PictureGrid slot={slot} count={count} view={own ? view : "x0"} onOpen={setEnlarged} />
      ) : (
        <EmptyGrid count={scene.count} size={size} />
      )}
      {enlarged !== null && (
        <Suspense>
          <Enlarged
            slot={slot}
            picture={Math.min(enlarged, count - 1)}
            count={count}
            {...(own && run.scene.room === "generate" ? { seed: run.scene.seed } : { title: t("recorded.label") })}
            onMove={setEnlarged}
            onClose={() => setEnlarged(null)}
          />
        </Suspense>
      )}
    </RoomFrame>
  );
}
