import { Download } from "lucide-react";
import { useEffect, useMemo, useState } from "react";
import { useMoment, usePictureSize, useRun } from "../../app/hooks.ts";
import { slots } from "../../app/page.ts";
import { wantsStillness } from "../../app/preferences.ts";
import { rollSeed } from "../../app/seeds.ts";
import { useStore } from "../../app/store.ts";
import { USUAL_PROCESS } from "../../diffusion/process.ts";
import { stepsOf } from "../../diffusion/samplers/define.ts";
import { addsNoise } from "../../diffusion/samplers/plans/index.ts";
import { PRESETS } from "../../diffusion/samplers/presets.ts";
import { useWords } from "../../i18n/words.ts";
import { savePng } from "../../recipe/export.ts";
import type { Playback } from "../../run/playback.ts";
import { RECORDED } from "../../run/recorded-slots.ts";
import { useShortcuts } from "../../ui/frame/keys.ts";
import { RoomFrame } from "../../ui/frame/RoomFrame.tsx";
import { useNarrow } from "../../ui/frame/use-narrow.ts";
import { Large } from "../../ui/pictures/Large.tsx";
import { showLarge, useLarge } from "../../ui/pictures/large.ts";
import { upTo } from "../../ui/pictures/layout.ts";
import { IconButton } from "../../ui/primitives/Button.tsx";
import { Segmented } from "../../ui/primitives/Segmented.tsx";
import { GreetingLabel } from "../../ui/run/GreetingLabel.tsx";
import { RestartBar } from "../../ui/run/RestartBar.tsx";
import { Transport } from "../../ui/run/Transport.tsx";
import { useFilled } from "../../ui/run/use-filled.ts";
import { useGreeting, useGreetingComes } from "../../ui/run/use-greeting.ts";
import { useRunShortcuts } from "../../ui/run/use-run-shortcuts.ts";
import { Bench } from "./Bench.tsx";
import { branchBlock, branchHere, growBranches } from "./branches.ts";
import { Figure } from "./Figure.tsx";
import { evenPositions, MOST_BRANCHES } from "./lanes.ts";
import { nextLens, recordedOf } from "./lens.ts";
import { runTrajectory, trunk } from "./run.ts";
import { Settings } from "./Settings.tsx";
import { settings } from "./scene.ts";
import { seenOf } from "./seen.ts";
import { SLOT, TRUNK } from "./slots.ts";
import { words } from "./words.ts";

const roll = () => settings.patch({ seed: rollSeed() });
const look = (change: Parameters<Playback["look"]>[0]) => trunk().playback.look(change);
const turnLens = () => look({ lens: nextLens(trunk().feed.moment.lens) });

/** A run along its time: scrub it, look into it, branch off it. */
export default function Trajectory() {
  const w = useWords(words);
  const scene = settings.use();
  const own = useFilled(SLOT);
  const greeting = useGreeting(SLOT, own);
  const comes = useGreetingComes(SLOT, own);
  // What is on screen: the run, or before there is one to see, the recorded one.
  const shown = greeting ? RECORDED + SLOT : SLOT;
  const run = useRun(shown);
  const narrow = useNarrow();
  const size = usePictureSize(shown);
  const model = useStore((state) => (state.model.phase === "ready" ? state.model.model : null));
  const process = model?.process ?? USUAL_PROCESS;
  const [layout, setLayout] = useState<"film" | "figure">("film");
  const lens = useMoment(shown, (moment) => moment.lens);
  const chosen = useMoment(shown, (moment) => moment.picture ?? 0);
  const branch = useMoment(shown, (moment) => moment.branch);
  const large = useLarge(({ moment }) => moment?.slot);
  const [why, setWhy] = useState<string | null>(null);

  // The runs of the branches follow the settings: a key, undo, a link, a restart.
  useEffect(() => {
    growBranches();
    const ways = [useStore.subscribe(growBranches), slots.store.subscribe(growBranches)];
    return () => {
      for (const leave of ways) leave();
    };
  }, []);

  const lookAt = (change: Parameters<Playback["look"]>[0]) => slots.of(shown).playback.look(change);
  const branchOff = () => {
    const block = branchBlock();
    setWhy(block && w(block, { most: MOST_BRANCHES }));
    if (!block) branchHere(branch, wantsStillness());
  };
  useRunShortcuts(SLOT, runTrajectory, roll, turnLens);
  // Made anew with every choice: what it branches off is what is chosen.
  useShortcuts([{ code: "KeyB", keys: ["B"], label: () => w("branchHere"), run: branchOff }]);

  const begun = run !== undefined && run.length > 0;
  // Before a run: every t, from noise to picture.
  const idle = useMemo(() => Array.from({ length: process.T + 1 }, (_, position) => process.T - position), [process.T]);
  const times = (begun && slots.of(shown).feed.recording?.times) || idle;
  const count = begun ? run.pictures : scene.count;
  const picture = Math.min(chosen, count - 1);
  // So few that pictures of whole device pixels use the width.
  const columns = narrow ? 5 : 10;
  const which = recordedOf(shown, lens);
  const branches = greeting ? [] : scene.branches.filter(({ position }) => position < times.length - 1);
  const branchShown = branches.some((each) => each.branch === branch) ? branch : TRUNK;

  const figure = (sampler: typeof scene.sampler, repeatNoiseSteps: number) => {
    settings.patch({ sampler, repeatNoiseSteps, branches: [] });
    setLayout("figure");
    look({ lens: "x0" });
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
    const all = evenPositions(times.length - 1, columns);
    const cells = upTo(count).flatMap((picture) =>
      all.map((position) => ({ picture, position: which === "x0" ? Math.max(1, position) : position })),
    );
    return savePng({ slot: shown, which, cells, columns: all.length, size, scale: 2, name: "backstep-figure" });
  };

  return (
    <RoomFrame
      room="trajectory"
      tools={
        <>
          {/* Its place is kept: the tabs beside it do not move. */}
          <IconButton
            label={w("save")}
            disabled={greeting !== null}
            onClick={save}
            style={{ visibility: layout === "film" ? "hidden" : undefined }}
          >
            <Download />
          </IconButton>
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
      note={(greeting || comes) && <GreetingLabel greeting={greeting} />}
      transport={<Transport slot={SLOT} onRun={runTrajectory} />}
      foot={<RestartBar room="trajectory" onRun={runTrajectory} />}
      settings={<Settings onProgressive={progressive} onShared={shared} />}
    >
      {layout === "figure" ? (
        <Figure
          scene={run && settings.are(run.scene) ? run.scene : scene}
          slot={shown}
          size={size}
          onPick={(to) => lookAt({ picture: to })}
          {...{ count, times, columns, which, narrow }}
        />
      ) : (
        <Bench
          slot={shown}
          branch={branchShown}
          onLook={lookAt}
          onBranch={branchOff}
          onOpen={() => enlarge(shown, branchShown, picture)}
          size={size}
          {...{ lens, picture, branches, why, count, times, narrow }}
        />
      )}
      <Large slot={large ?? shown} count={begun ? count : 0} seed={scene.seed} />
    </RoomFrame>
  );
}

/** What is shown, large: from the run or the branch that recorded it, at the same moment. */
function enlarge(trunk: string, branch: number, picture: number): void {
  const { slot, seen } = seenOf(branch, picture, slots.of(trunk).feed.moment.position, trunk);
  if (slot.name !== trunk) slot.playback.hold(seen.position);
  showLarge(slot.name, picture);
}
