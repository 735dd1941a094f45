import { type ComponentType, useEffect, useMemo } from "react";
import { runsUnasked } from "../../app/preferences.ts";
import { rollSeed } from "../../app/seeds.ts";
import { useWords } from "../../i18n/words.ts";
import { type Shortcut, useShortcuts } from "../../ui/frame/keys.ts";
import { RoomFrame } from "../../ui/frame/RoomFrame.tsx";
import { Segmented } from "../../ui/primitives/Segmented.tsx";
import { Strip } from "../../ui/primitives/Strip.tsx";
import { rollKey } from "../../ui/run/use-run-shortcuts.ts";
import { ToyBar } from "./bar/ToyBar.tsx";
import { comeBackToFlow, leaveFlow, playFlow, toggleFlow } from "./flow.ts";
import { look } from "./hear.ts";
import { keepLearned } from "./keep.ts";
import { Learn } from "./Learn.tsx";
import { comeBack, follow, goOnAsBefore, learn, leave, stepOnce, toggle } from "./run.ts";
import { Sample } from "./Sample.tsx";
import { settings } from "./scene.ts";
import { Settings } from "./settings/Settings.tsx";
import { type Tab, useToy } from "./store.ts";
import { nameOfTask } from "./task.ts";
import { goOn } from "./tour.ts";
import css from "./toy.module.css";
import { Weigh } from "./Weigh.tsx";
import { words } from "./words.ts";

const VIEWS: Readonly<Record<Tab, ComponentType>> = { learn: Learn, sample: Sample, weigh: Weigh };

/** What is drawn rests this long before it is learned. */
const REST_MS = 350;

/** Diffusion in the plane: a network that learns while one looks, and what different chains make of it. */
export default function Toy() {
  const w = useWords(words);
  const tab = useToy((state) => state.tab);
  const found = useToy((state) => state.found);
  const failure = useToy((state) => state.failure);
  const scene = settings.use();
  const task = nameOfTask(scene);
  const View = VIEWS[tab];
  useShortcuts(useMemo(shortcuts, []));

  useEffect(() => {
    const gone = new AbortController();
    void begin(gone.signal);
    const letGo = keepLearned();
    return () => {
      gone.abort();
      leave();
      leaveFlow();
      letGo();
    };
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another task is what it waits for
  useEffect(() => {
    const timer = setTimeout(follow, REST_MS);
    return () => clearTimeout(timer);
  }, [task, scene.steps]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what was found, and other settings, are what it looks at
  useEffect(goOn, [found, scene]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is looked at, and by which chains
  useEffect(look, [tab, scene.chains]);

  return (
    <RoomFrame
      room="toy"
      tools={
        <Segmented<Tab>
          label={w("shown")}
          value={tab}
          options={[
            { value: "learn", label: w("learn") },
            { value: "sample", label: w("sample") },
            { value: "weigh", label: w("weigh") },
          ]}
          onChange={(next) => useToy.setState({ tab: next })}
        />
      }
      note={
        failure !== null && (
          <Strip tone="error" onDismiss={() => useToy.setState({ failure: null })}>
            {w("failed", { message: failure })}
          </Strip>
        )
      }
      transport={<ToyBar />}
      settings={<Settings />}
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: on a phone it scrolls, and may hold nothing else that takes the focus */}
      <section key={tab} className={css.page} aria-label={w(tab)} tabIndex={0}>
        <h2 className="hidden-visually">{w(tab)}</h2>
        <View />
      </section>
    </RoomFrame>
  );
}

/** What was under way goes on; else it begins by itself, where anything does. */
async function begin(gone: AbortSignal): Promise<void> {
  if (comeBack() || useToy.getState().task) return comeBackToFlow();
  const isBack = await goOnAsBefore(gone);
  if (gone.aborted || !runsUnasked()) return;
  if (!isBack && !useToy.getState().task) learn(true);
  playFlow();
}

function shortcuts(): Shortcut[] {
  return [
    { code: "Space", keys: ["Space"], label: () => words.say("keysTrain"), run: toggle },
    { code: "KeyN", keys: ["N"], label: () => words.say("keysStep"), run: stepOnce },
    { code: "KeyP", keys: ["P"], label: () => words.say("keysFlow"), run: toggleFlow },
    rollKey(() => settings.patch({ seed: rollSeed() })),
  ];
}
