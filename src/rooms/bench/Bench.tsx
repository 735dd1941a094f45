import { useMemo } from "react";
import { rollSeed } from "../../app/seeds.ts";
import { useWords } from "../../i18n/words.ts";
import { type Shortcut, useShortcuts } from "../../ui/frame/keys.ts";
import { RoomFrame } from "../../ui/frame/RoomFrame.tsx";
import { Segmented } from "../../ui/primitives/Segmented.tsx";
import { RestartBar } from "../../ui/run/RestartBar.tsx";
import { rollKey, runKey } from "../../ui/run/use-run-shortcuts.ts";
import { BenchBar } from "./BenchBar.tsx";
import css from "./bench.module.css";
import { Measured } from "./Measured.tsx";
import { runBench, runOrHold } from "./run.ts";
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

const shortcuts = (): Shortcut[] => [runKey(runOrHold), rollKey(() => settings.patch({ seed: rollSeed() }))];
