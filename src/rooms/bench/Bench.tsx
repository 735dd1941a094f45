import { useMemo } from "react";
import { slots } from "../../app/page.ts";
import { rollSeed } from "../../app/seeds.ts";
import { useWords } from "../../i18n/words.ts";
import { isActive } from "../../run/status.ts";
import { type Shortcut, useShortcuts } from "../../ui/frame/keys.ts";
import { RoomFrame } from "../../ui/frame/RoomFrame.tsx";
import { Segmented } from "../../ui/primitives/Segmented.tsx";
import { RestartBar } from "../../ui/run/RestartBar.tsx";
import { words as runWords } from "../../ui/run/words.ts";
import { BenchBar } from "./BenchBar.tsx";
import css from "./bench.module.css";
import { Measured } from "./Measured.tsx";
import { runBench, SLOT } from "./run.ts";
import { Settings } from "./Settings.tsx";
import { settings } from "./scene.ts";
import { Tables } from "./tables/Tables.tsx";
import { useBenchView } from "./view.ts";
import { words } from "./words.ts";

/** Rows of samplers measured from the same noise; and the papers' tables. */
export default function Bench() {
  const w = useWords(words);
  const tab = useBenchView((view) => view.tab);
  useShortcuts(useMemo(shortcuts, []));
  return (
    <RoomFrame
      room="bench"
      tools={
        <Segmented
          label={w("shown")}
          value={tab}
          options={[
            { value: "measure", label: w("measure") },
            { value: "tables", label: w("tables") },
          ]}
          onChange={(next) => useBenchView.setState({ tab: next })}
        />
      }
      transport={<BenchBar />}
      foot={<RestartBar room="bench" onRun={() => runBench()} />}
      settings={<Settings />}
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by keyboard too */}
      <section key={tab} className={css.page} aria-label={w(tab)} tabIndex={0}>
        {tab === "measure" ? <Measured /> : <Tables />}
      </section>
    </RoomFrame>
  );
}

function shortcuts(): Shortcut[] {
  const run = () => {
    const slot = slots.of(SLOT);
    if (!isActive(slot.status)) runBench();
    else if (slot.status?.phase === "paused") slot.resume();
    else slot.pause();
  };
  const roll = () => settings.patch({ seed: rollSeed() });
  return [
    { code: "Space", keys: ["Space"], label: () => runWords.say("keys.run"), run },
    { code: "KeyR", keys: ["R"], label: () => runWords.say("keys.roll"), run: roll },
  ];
}
