import { useCallback, useEffect, useMemo } from "react";
import { useRun } from "../../app/hooks.ts";
import { slots } from "../../app/page.ts";
import { runsUnasked } from "../../app/preferences.ts";
import { rollSeed } from "../../app/seeds.ts";
import { useStore } from "../../app/store.ts";
import { USUAL_SHAPE } from "../../bytes/picture-shape.ts";
import { useWords } from "../../i18n/words.ts";
import { claimDrops } from "../../pictures/place.ts";
import type { Original } from "../../pictures/sources.ts";
import { isActive } from "../../run/status.ts";
import { type Shortcut, useShortcuts } from "../../ui/frame/keys.ts";
import { RoomFrame } from "../../ui/frame/RoomFrame.tsx";
import { useModelHasSeen } from "../../ui/models.ts";
import { Pixels } from "../../ui/pictures/Pixels.tsx";
import { Segmented } from "../../ui/primitives/Segmented.tsx";
import { Strip } from "../../ui/primitives/Strip.tsx";
import { GreetingLabel } from "../../ui/run/GreetingLabel.tsx";
import { RestartBar } from "../../ui/run/RestartBar.tsx";
import { useGreeting, useGreetingComes } from "../../ui/run/use-greeting.ts";
import { rollKey, runKey } from "../../ui/run/use-run-shortcuts.ts";
import css from "./bits.module.css";
import { Coding } from "./Coding.tsx";
import { MeasureBar } from "./MeasureBar.tsx";
import { useMeasured } from "./measured.ts";
import { Papers } from "./Papers.tsx";
import { PicturesRow } from "./PicturesRow.tsx";
import { addOpened } from "./pictures.ts";
import { useRecordedBits } from "./recorded.ts";
import { runBits, SLOT } from "./run.ts";
import { Settings } from "./Settings.tsx";
import { Summary } from "./Summary.tsx";
import { MOST_PICTURES, settings } from "./scene.ts";
import { Schedules } from "./schedules/Schedules.tsx";
import { ScheduleSettings } from "./schedules/Settings.tsx";
import { TermCharts } from "./TermCharts.tsx";
import { useBitsView } from "./view.ts";
import { words } from "./words.ts";

/** Pictures in bits: the bound term by term, and what each bit buys. */
export default function Bits() {
  const w = useWords(words);
  const tab = useBitsView((view) => view.tab);
  useShortcuts(useMemo(shortcuts, []));
  useEffect(() => claimDrops({ title: () => words.say("drop"), take: takeDropped }), []);
  const measuring = tab === "measure";
  return (
    <RoomFrame
      room="bits"
      tools={
        <Segmented
          label={w("shown")}
          value={tab}
          options={[
            { value: "measure", label: w("measure") },
            { value: "schedules", label: w("schedules") },
          ]}
          onChange={(next) => useBitsView.setState({ tab: next })}
        />
      }
      transport={<MeasureBar onRun={runBits} />}
      foot={measuring && <RestartBar room="bits" onRun={runBits} />}
      settings={measuring ? <Settings /> : <ScheduleSettings />}
    >
      <div key={tab} className={css.page}>
        <h2 className="hidden-visually">{w(measuring ? "measure" : "schedules")}</h2>
        {measuring ? <Measure /> : <Schedules />}
      </div>
    </RoomFrame>
  );
}

function Measure() {
  const w = useWords(words);
  const { pictures } = settings.use();
  const run = useRun(SLOT);
  const own = useMeasured(({ measured }) => measured);
  const something = own !== null && own.record.taken > 0;
  const greeting = useGreeting(SLOT, something);
  const comes = useGreetingComes(SLOT, something);
  const recorded = useRecordedBits(greeting);
  const shown = something ? own : recorded;
  const left = useBitsView((view) => view.left);
  const onLeft = useCallback((count: number) => useBitsView.setState({ left: count }), []);
  const hasSeen = useModelHasSeen();
  const model = useStore((state) => (state.model.phase === "ready" ? state.model.model : null));
  const { width, height, channels } = model ?? USUAL_SHAPE;

  // The first picture is measured by itself, as one who drops it expects.
  const first = pictures.length > 0 && !run;
  useEffect(() => {
    if (first && runsUnasked()) runBits();
  }, [first]);

  return (
    <>
      {left > 0 && (
        <Strip tone="warning" onDismiss={() => onLeft(0)}>
          {w("tooMany", { count: left, most: MOST_PICTURES })}
        </Strip>
      )}
      <PicturesRow onLeft={onLeft} />
      {(greeting || comes) && (
        <div className={css.greeting}>
          {recorded?.record.scene.pictures.map((picture) => (
            <Pixels key="picture" picture={picture} label={w("recordedPicture")} />
          ))}
          <GreetingLabel greeting={greeting} note={w(pictures.length > 0 ? "greetingRun" : "greetingOwn")} />
        </div>
      )}
      <p className={css.meaning}>
        <span>{w("meaning")}</span> {/* Its place is kept until it can be said. */}
        <span data-soon={model === null || undefined}>
          {w("seen", { width, height, channels, what: hasSeen, values: width * height * channels })}
        </span>
      </p>
      {shown && shown.record.taken > 0 && (
        <>
          <Summary record={shown.record} />
          <TermCharts measured={shown} />
          <Coding measured={shown} />
        </>
      )}
      {/* Under what is measured: there it would be pushed away. */}
      {!comes && (something || !greeting || recorded) && <Papers />}
    </>
  );
}

/** What is dropped here is to be measured. */
function takeDropped(opened: readonly Original[], left: number): void {
  useBitsView.setState({ tab: "measure", left: left + addOpened(opened) });
}

function shortcuts(): Shortcut[] {
  const run = () => {
    const slot = slots.of(SLOT);
    if (slot.status?.phase === "paused") slot.resume();
    else if (isActive(slot.status)) slot.cancel();
    else runBits();
  };
  return [runKey(run), rollKey(() => settings.patch({ seed: rollSeed() }))];
}
