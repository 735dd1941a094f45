import { lazy, Suspense } from "react";
import { useRun, useSide } from "../../app/hooks.ts";
import { rollSeed } from "../../app/seeds.ts";
import { useStore } from "../../app/store.ts";
import { useWords } from "../../i18n/words.ts";
import { SHOWREEL } from "../../run/showreel.ts";
import { EACH } from "../../scene/classes.ts";
import { MAX_COUNT } from "../../scene/fields.ts";
import { ClassControls } from "../../ui/classes/ClassControls.tsx";
import { CountField } from "../../ui/controls/CountField.tsx";
import { Presets } from "../../ui/controls/Presets.tsx";
import { SamplerControls } from "../../ui/controls/SamplerControls.tsx";
import { SeedField } from "../../ui/controls/SeedField.tsx";
import { RoomFrame } from "../../ui/frame/RoomFrame.tsx";
import { Large } from "../../ui/pictures/Large.tsx";
import { showLarge } from "../../ui/pictures/large.ts";
import { PictureGrid } from "../../ui/pictures/PictureGrid.tsx";
import { ViewSwitch } from "../../ui/pictures/ViewSwitch.tsx";
import { Transport } from "../../ui/run/Transport.tsx";
import { useFilled } from "../../ui/run/use-filled.ts";
import { useRunShortcuts } from "../../ui/run/use-run-shortcuts.ts";
import { words } from "../../ui/run/words.ts";
import { EmptyGrid } from "./EmptyGrid.tsx";
import { FirstMinute, useFirstMinute } from "./FirstMinute.tsx";
import { runGenerate } from "./run.ts";
import { SaveGrid } from "./SaveGrid.tsx";
import { SecondAct } from "./SecondAct.tsx";
import { ShowreelLabel } from "./ShowreelLabel.tsx";
import { settings } from "./scene.ts";

const Captions = lazy(() => import("../../ui/classes/Captions.tsx"));

const SLOT = "generate";
const roll = () => settings.patch({ seed: rollSeed() });

/** Pictures out of noise: the grid, every sampler, every setting. */
export default function Generate() {
  const t = useWords(words);
  const scene = settings.use();
  const run = useRun(SLOT);
  const view = useStore((state) => state.view);
  const showreel = useStore((state) => state.showreel);
  useRunShortcuts(SLOT, runGenerate, roll);

  const size = useSide(SLOT);
  const filled = useFilled(SLOT);
  // The showreel stays until there is something to see of every picture.
  const own = run !== undefined && run.pictures > 0 && (filled || !showreel);
  const firstMinute = useFirstMinute();
  const showing = !own && showreel;
  const slot = own ? SLOT : SHOWREEL;
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
      note={
        <>
          {firstMinute && <FirstMinute />}
          {(firstMinute || showing) && <ShowreelLabel shown={showing} />}
        </>
      }
      transport={<Transport slot={SLOT} onRun={runGenerate} />}
      foot={<SecondAct />}
      settings={
        <>
          <ClassControls scene={scene} pictures={{ count: scene.count, most: MAX_COUNT }} onChange={settings.patch} />
          <Presets sampler={scene.sampler} onChange={(sampler) => settings.patch({ sampler })} />
          <SamplerControls sampler={scene.sampler} onChange={(sampler) => settings.patch({ sampler })} />
          <SeedField seed={scene.seed} onChange={(seed) => settings.patch({ seed })} />
          <CountField count={scene.count} onChange={(count) => settings.patch({ count })} />
        </>
      }
    >
      {own || showreel ? (
        // A showreel holds x̂₀ only.
        <PictureGrid
          slot={slot}
          count={count}
          view={own ? view : "x0"}
          onOpen={(picture) => showLarge(slot, picture)}
          over={
            own &&
            settings.are(run.scene) &&
            run.scene.class === EACH && (
              <Suspense>
                <Captions slot={slot} />
              </Suspense>
            )
          }
        />
      ) : (
        <EmptyGrid count={scene.count} size={size} />
      )}
      <Large
        slot={slot}
        count={count}
        {...(own && settings.are(run.scene) ? { seed: run.scene.seed } : { nameOf: () => t("showreel.label") })}
      />
    </RoomFrame>
  );
}
