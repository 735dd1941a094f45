import { Download } from "lucide-react";
import { useCallback, useEffect, useMemo, useState } from "react";
import { useRun, useSide } from "../../app/hooks.ts";
import { slots } from "../../app/page.ts";
import { rollSeed } from "../../app/seeds.ts";
import { useStore } from "../../app/store.ts";
import { USUAL_PROCESS } from "../../diffusion/process.ts";
import { stepsOf } from "../../diffusion/samplers/define.ts";
import { addsNoise } from "../../diffusion/samplers/index.ts";
import { PRESETS } from "../../diffusion/samplers/presets.ts";
import { useWords } from "../../i18n/words.ts";
import { savePng } from "../../recipe/export.ts";
import { useShortcuts } from "../../ui/frame/keys.ts";
import { RoomFrame } from "../../ui/frame/RoomFrame.tsx";
import { useNarrow } from "../../ui/frame/use-narrow.ts";
import { upTo } from "../../ui/pictures/layout.ts";
import { IconButton } from "../../ui/primitives/Button.tsx";
import { Segmented } from "../../ui/primitives/Segmented.tsx";
import { RestartBar } from "../../ui/run/RestartBar.tsx";
import { Transport } from "../../ui/run/Transport.tsx";
import { useRunShortcuts } from "../../ui/run/use-run-shortcuts.ts";
import { Bench } from "./Bench.tsx";
import { addBranch, branchBlock, growBranches } from "./branches.ts";
import { Figure } from "./Figure.tsx";
import { MOST_BRANCHES, moments } from "./lanes.ts";
import { type Lens, nextLens, recordedOf } from "./lens.ts";
import { runTrajectory } from "./run.ts";
import { Settings } from "./Settings.tsx";
import { settings } from "./scene.ts";
import { SLOT, TRUNK } from "./slots.ts";
import { words } from "./words.ts";

const roll = () => settings.patch({ seed: rollSeed() });

/** A run along its time: scrub it, look into it, branch off it. */
export default function Trajectory() {
  const w = useWords(words);
  const scene = settings.use();
  const run = useRun(SLOT);
  const narrow = useNarrow();
  const size = useSide(SLOT);
  const model = useStore((state) => (state.model.phase === "ready" ? state.model.model : null));
  const process = model?.process ?? USUAL_PROCESS;
  const [layout, setLayout] = useState<"film" | "figure">("film");
  const [lens, setLens] = useState<Lens>("x0");
  const [picture, setPicture] = useState(0);
  const [chosen, setChosen] = useState(TRUNK);
  const [why, setWhy] = useState<string | null>(null);

  // The runs of the branches follow the settings: a key, undo, a link, a restart.
  useEffect(() => {
    growBranches();
    const ways = [useStore.subscribe(growBranches), slots.store.subscribe(growBranches)];
    return () => {
      for (const leave of ways) leave();
    };
  }, []);

  const branch = () => {
    const block = branchBlock();
    setWhy(block && w(block, { most: MOST_BRANCHES }));
    if (!block) setChosen(addBranch(chosen, slots.of(SLOT).feed.shown));
  };
  useRunShortcuts(
    SLOT,
    runTrajectory,
    roll,
    useCallback(() => setLens(nextLens), []),
  );
  // Made anew with every choice: what it branches off is what is chosen.
  useShortcuts([{ code: "KeyB", keys: ["B"], label: () => w("branchHere"), run: branch }]);

  const begun = run !== undefined && run.length > 0;
  // Before a run: every t, from noise to picture.
  const idle = useMemo(() => Array.from({ length: process.T + 1 }, (_, position) => process.T - position), [process.T]);
  const times = (begun && slots.of(SLOT).feed.recording?.times) || idle;
  const count = begun ? run.pictures : scene.count;
  const lane = Math.min(picture, count - 1);
  // So few that pictures of whole device pixels use the width.
  const columns = narrow ? 5 : 10;
  const which = recordedOf(lens);
  const branches = scene.branches.filter(({ position }) => position < times.length - 1);
  const branchShown = branches.some((each) => each.branch === chosen) ? chosen : TRUNK;

  const figure = (sampler: typeof scene.sampler, repeatNoiseSteps: number) => {
    settings.patch({ sampler, repeatNoiseSteps, branches: [] });
    setLayout("figure");
    setLens("x0");
    runTrajectory();
  };
  const progressive = () => figure(scene.sampler, -1);
  const shared = () => {
    const steps = stepsOf(scene.sampler);
    // Without noise on the way there would be nothing to share or to part by.
    const sampler = addsNoise(process, scene.sampler)
      ? scene.sampler
      : { ...PRESETS.improved100, steps: String(steps) };
    figure(sampler as typeof scene.sampler, Math.round(steps / 2));
  };

  const save = () => {
    const all = moments(times.length - 1, columns);
    const cells = upTo(count).flatMap((picture) =>
      all.map((position) => ({ picture, position: which === "x0" ? Math.max(1, position) : position })),
    );
    return savePng({ slot: SLOT, which, cells, columns: all.length, size, scale: 2, name: "backstep-figure" });
  };

  return (
    <RoomFrame
      room="trajectory"
      tools={
        <>
          {layout === "figure" && (
            <IconButton label={w("save")} onClick={save}>
              <Download />
            </IconButton>
          )}
          <Segmented
            label={w("layout")}
            value={layout}
            options={[
              { value: "film", label: w("film") },
              { value: "figure", label: w("figure") },
            ]}
            onChange={setLayout}
          />
        </>
      }
      transport={<Transport slot={SLOT} onRun={runTrajectory} />}
      foot={<RestartBar room="trajectory" onRun={runTrajectory} />}
      settings={<Settings onProgressive={progressive} onShared={shared} />}
    >
      {layout === "figure" ? (
        <Figure
          scene={run && settings.are(run.scene) ? run.scene : scene}
          size={size}
          onPick={setPicture}
          {...{ count, times, columns, which, narrow }}
        />
      ) : (
        <Bench
          lens={lens}
          onLens={setLens}
          lane={lane}
          onLane={setPicture}
          branch={branchShown}
          onChoose={setChosen}
          onBranch={branch}
          size={size}
          ready={model !== null}
          {...{ branches, why, count, times, narrow }}
        />
      )}
    </RoomFrame>
  );
}
