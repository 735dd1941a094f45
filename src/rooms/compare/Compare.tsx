import { Download } from "lucide-react";
import { useMemo, useRef, useState } from "react";
import { setView } from "../../app/actions.ts";
import { BARE } from "../../app/embed.ts";
import { useModelOf, useMoment, usePictureSize, useRun } from "../../app/hooks.ts";
import { slots } from "../../app/page.ts";
import { rollSeed } from "../../app/seeds.ts";
import { getState, useStore } from "../../app/store.ts";
import { useWords } from "../../i18n/words.ts";
import { savePng } from "../../recipe/export.ts";
import { RECORDED } from "../../run/recorded-slots.ts";
import { RoomFrame } from "../../ui/frame/RoomFrame.tsx";
import { useNarrow } from "../../ui/frame/use-narrow.ts";
import { useSmall } from "../../ui/frame/use-small.ts";
import { upTo } from "../../ui/pictures/layout.ts";
import { ViewSwitch } from "../../ui/pictures/ViewSwitch.tsx";
import { words as pictureWords } from "../../ui/pictures/words.ts";
import { IconButton } from "../../ui/primitives/Button.tsx";
import { Dialog } from "../../ui/primitives/Dialog.tsx";
import { Segmented } from "../../ui/primitives/Segmented.tsx";
import { Select } from "../../ui/primitives/Select.tsx";
import { GreetingLabel } from "../../ui/run/GreetingLabel.tsx";
import { RestartBar } from "../../ui/run/RestartBar.tsx";
import { Transport } from "../../ui/run/Transport.tsx";
import { useFilled } from "../../ui/run/use-filled.ts";
import { useGreeting, useGreetingComes } from "../../ui/run/use-greeting.ts";
import { useRunShortcuts } from "../../ui/run/use-run-shortcuts.ts";
import type { ModelInfo } from "../../worker/protocol.ts";
import { Column, ColumnHead } from "./Column.tsx";
import styles from "./Compare.module.css";
import { letterOf, nameOf } from "./column.ts";
import { DifferenceView } from "./DifferenceView.tsx";
import { timesOf } from "./lanes.ts";
import { Comparison, runCompare, SLOT } from "./run.ts";
import { ColumnSettings, removeColumn, Settings } from "./Settings.tsx";
import { StartNote } from "./StartNote.tsx";
import { type CompareScene, settings } from "./scene.ts";
import { Wipe } from "./Wipe.tsx";
import { words } from "./words.ts";

type Mode = "beside" | "wipe" | "difference";

/** One new seed for all columns: still one noise. */
const roll = () => {
  const seed = rollSeed();
  const { columns } = settings.get();
  settings.patch({ columns: columns.map((column) => ({ ...column, seed })) });
};
const turnView = () => setView(getState().view === "x" ? "x0" : "x");

/** The same noise through two to four samplers, in step: beside each other, wiped over, subtracted. */
export default function Compare() {
  const t = useWords(pictureWords);
  const w = useWords(words);
  const scene = settings.use();
  const narrow = useNarrow();
  const small = useSmall();
  const own = useFilled(SLOT);
  const greeting = useGreeting(SLOT, own);
  const comes = useGreetingComes(SLOT, own);
  const shown = greeting ? RECORDED + SLOT : SLOT;
  const size = usePictureSize(shown);
  // A recording holds x̂₀ only.
  const which = useStore((state) => (state.view === "x" && !greeting ? "x" : "x0"));
  const [mode, setMode] = useState<Mode>("beside");
  const [chosen, setChosen] = useState(0);
  const [sheet, setSheet] = useState(false);
  const [pair, setPair] = useState<readonly [number, number]>([0, 1]);
  const alone = useMoment(shown, ({ picture }) => picture);
  const setAlone = (picture: number | null) => slots.of(shown).playback.look({ picture });
  useRunShortcuts(SLOT, runCompare, roll, turnView);

  const comparison = useComparison(scene, shown);
  const { columns, count } = comparison.scene;
  const one = alone !== null && alone < count ? alone : null;
  const pictures = useMemo(() => (one === null ? upTo(count) : [one]), [one, count]);
  const showAlone = (picture: number) => setAlone(one === null && count > 1 ? picture : null);
  const [a, b] = pair.map((column) => Math.min(column, columns.length - 1)) as [number, number];
  const edited = Math.min(chosen, scene.columns.length - 1);
  const edit = (column: number) => {
    setChosen(column);
    if (narrow) setSheet(true);
  };
  const save = () =>
    savePng({
      slot: SLOT,
      which,
      cells: comparison.cells(which),
      columns: count,
      size,
      scale: 4,
      name: "backstep-compare",
    });

  return (
    <RoomFrame
      room="compare"
      tools={
        <>
          <IconButton label={t("pictures.saveGrid")} disabled={greeting !== null} onClick={save}>
            <Download />
          </IconButton>
          <ViewSwitch both={false} />
        </>
      }
      note={
        <>
          <StartNote comparison={comparison} />
          {(greeting || comes) && <GreetingLabel greeting={greeting} />}
        </>
      }
      transport={<Transport slot={SLOT} onRun={runCompare} />}
      foot={<RestartBar room="compare" onRun={runCompare} />}
      settings={<Settings chosen={edited} onChoose={setChosen} />}
    >
      <div className={styles.room}>
        {!small && (
          <div className={styles.bar}>
            <Segmented
              label={w("mode")}
              value={mode}
              options={(["beside", "wipe", "difference"] as const).map((value) => ({ value, label: w(value) }))}
              onChange={setMode}
            />
            {mode !== "beside" && (
              <div className={styles.pair}>
                {([0, 1] as const).map((side) => (
                  <Select
                    key={side}
                    aria-label={w(side === 0 ? "left" : "right")}
                    value={String(side === 0 ? a : b)}
                    options={columns.map(({ sampler }, i) => ({
                      value: String(i),
                      label: `${letterOf(i)} · ${nameOf(sampler)}`,
                    }))}
                    onChange={(value) => setPair(side === 0 ? [Number(value), b] : [a, Number(value)])}
                  />
                ))}
              </div>
            )}
            {count > 1 && (mode !== "beside" || one !== null) && (
              <Select
                aria-label={w("which")}
                value={one === null ? "all" : String(one)}
                options={[
                  { value: "all", label: w("wholeGrid") },
                  ...upTo(count).map((i) => ({ value: String(i), label: w("picture", { n: i + 1 }) })),
                ]}
                onChange={(value) => setAlone(value === "all" ? null : Number(value))}
              />
            )}
          </div>
        )}
        {mode !== "beside" && a === b && <p className={styles.start}>{w("sameColumn")}</p>}
        {mode === "beside" && (
          <div className={styles.columns} data-columns={Math.max(columns.length, scene.columns.length)}>
            {upTo(Math.max(columns.length, scene.columns.length)).map((column) => (
              <section key={column} className={styles.column} aria-label={w("column", { letter: letterOf(column) })}>
                <ColumnHead
                  wanted={scene.columns[column]}
                  chosen={!narrow && column === edited}
                  onEdit={BARE ? null : () => edit(column)}
                  onRemove={
                    !BARE && scene.columns.length > 2 && scene.columns[column]
                      ? () => removeColumn(scene.columns, column)
                      : null
                  }
                  {...{ column, comparison }}
                />
                <Column slot={shown} size={size} onPicture={showAlone} {...{ column, comparison, pictures, which }} />
              </section>
            ))}
          </div>
        )}
        {mode === "wipe" && <Wipe slot={shown} pair={[a, b]} size={size} {...{ comparison, pictures, which }} />}
        {mode === "difference" && (
          <DifferenceView slot={shown} pair={[a, b]} {...{ comparison, pictures, which, size }} onPicture={showAlone} />
        )}
      </div>
      {sheet && (
        <Dialog open kind="sheet" title={w("column", { letter: letterOf(edited) })} onClose={() => setSheet(false)}>
          <ColumnSettings column={edited} />
        </Dialog>
      )}
    </RoomFrame>
  );
}

/** What is on screen: the run's columns, or, before there is one, the settings'. */
function useComparison(scene: CompareScene, slot: string): Comparison {
  const run = useRun(slot);
  const process = useModelOf(slot)?.process ?? null;
  // A run that waits shows the pictures of the one before, under its settings.
  const begun = useRef<CompareScene | null>(null);
  const waits = run?.phase === "waiting" || run?.phase === "queued";
  if (run && settings.are(run.scene) && !waits && run.length > 0) begun.current = run.scene;
  const shown = begun.current ?? scene;
  return useMemo(
    () =>
      new Comparison(
        shown,
        shown.columns.map(({ sampler }) => safeTimes(process, sampler)),
        slots.of(slot).feed,
      ),
    [shown, process, slot],
  );
}

function safeTimes(
  process: ModelInfo["process"] | null,
  sampler: CompareScene["columns"][number]["sampler"],
): readonly number[] {
  if (!process) return [];
  try {
    return timesOf(process, sampler);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    // A setting from a link that has no plan: the run itself refuses it, in words.
    return [];
  }
}
