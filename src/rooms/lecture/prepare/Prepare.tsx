import { Images, X } from "lucide-react";
import { useRuns } from "../../../app/hooks.ts";
import { slots } from "../../../app/page.ts";
import { type ListedModel, useStore } from "../../../app/store.ts";
import { speaker } from "../../../i18n/speaker.ts";
import { aboutInWords, timeInWords } from "../../../i18n/time.ts";
import { useWords } from "../../../i18n/words.ts";
import { type Item, type Lecture, roomOf, said } from "../../../lecture/lecture.ts";
import { roomIn } from "../../../run/room-in.ts";
import { isActive, type RunStatus } from "../../../run/status.ts";
import { secondsLeft } from "../../../run/time-left.ts";
import { Button } from "../../../ui/primitives/Button.tsx";
import { megabytes } from "../../../ui/run/format.ts";
import { LoadProgressBar } from "../../../ui/run/LoadProgressBar.tsx";
import { stateInWords } from "../../../ui/run/state-words.ts";
import css from "./prepare.module.css";
import { type Doing, prepare, usePreparing } from "./prepare.ts";
import { modelOf } from "./run-item.ts";
import { useWanting, type Wanting } from "./wanting.ts";
import { words } from "./words.ts";

/** What of a lecture is to be run before it can be shown anywhere, and running it. Nothing where nothing is. */
export function Prepare({ lecture }: { readonly lecture: Lecture }) {
  const w = useWords(words);
  const { doing, left, ...preparing } = usePreparing();
  const wanting = useWanting(lecture);
  const ours = preparing.lecture === lecture.id;
  const items = [...wanting.without, ...wanting.older];
  const running = ours ? doing : null;
  if (items.length === 0 && !running) return null;
  // One button, so that the keys stay on it.
  return (
    <section className={css.place} aria-label={w("prepare")}>
      <div className={css.line}>
        <div className={css.words} role="status">
          {running ? (
            w("at", { n: running.at + 1, count: running.count, title: said(running.item.title, speaker.language) })
          ) : (
            <Wanted {...wanting} busy={doing !== null} />
          )}
        </div>
        <Button
          icon={running ? <X /> : <Images />}
          disabled={doing !== null && !running}
          onClick={running ? running.cancel : () => void prepare(lecture, items)}
        >
          {w(running ? "cancel" : "prepare")}
        </Button>
      </div>
      {running && <Progress {...running} />}
      {ours && !running && left.length > 0 && (
        <ul className={css.left} aria-label={w("left")}>
          {left.map(({ item, why }) => (
            <li key={item.id}>{w("leftOne", { title: said(item.title, speaker.language), why: why() })}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** How many, and what will be loaded for them. */
function Wanted({ without, older, busy }: Wanting & { readonly busy: boolean }) {
  const w = useWords(words);
  const loads = useLoads([...without, ...older]);
  return (
    <>
      {without.length > 0 && <span>{w("without", { count: without.length })}</span>}
      {older.length > 0 && <span>{w("older", { count: older.length })}</span>}
      <span>{w("what")}</span>
      {loads.length > 0 && <span>{w("loads", { models: loads.map(written).join(", ") })}</span>}
      {busy && <span>{w("other")}</span>}
    </>
  );
}

const written = ({ title, bytes }: ListedModel) => words.say("model", { title, megabytes: megabytes(bytes) });

/** The models that will be loaded for these. */
function useLoads(items: readonly Item[]): readonly ListedModel[] {
  const models = useStore((state) => state.models);
  const here = useStore((state) => state.modelId);
  const wanted = new Set(items.map(modelOf));
  return models.filter(({ id }) => id !== here && wanted.has(id));
}

/** How far the moment is that runs now, among all. */
function Progress({ item, at, count, later }: Doing) {
  const w = useWords(words);
  const loading = useStore(({ model }) => model.phase === "loading");
  const run = useRuns((runs) => activeIn(Object.values(runs), roomOf(item)));
  const pace = run?.phase === "running" ? run.pace : null;
  const part = pace && pace.length > 0 ? pace.position / pace.length : 0;
  if (loading) return <LoadProgressBar />;
  return (
    <>
      <progress className={css.bar} aria-label={w("progress")} value={at + part} max={count} />
      <p className={css.words}>
        {pace && <span>{w("step", { at: pace.position, of: pace.length })}</span>}
        {run && <span>{leftOf(run, later)}</span>}
      </p>
    </>
  );
}

/** How long it takes until all are prepared, as they go at the pace of this one; where that can't be said, this one. */
function leftOf(run: RunStatus, later: number | null): string | null {
  const all = { ...run, follows: run.follows + (later ?? 0) };
  const seconds = run.phase === "running" ? secondsLeft(all, Object.values(slots.store.getState().runs)) : null;
  if (seconds === null || later === 0) return stateInWords(run);
  return later === null
    ? words.say("thisLeft", { time: timeInWords(seconds) })
    : words.say("allLeft", { time: aboutInWords(seconds) });
}

/** The run of a room that is furthest: what follows on it waits meanwhile. */
function activeIn(runs: readonly RunStatus[], room: string): RunStatus | undefined {
  const active = runs.filter((run) => roomIn(run.slot) === room && isActive(run));
  return active.find(({ phase }) => phase === "running") ?? active[0];
}
