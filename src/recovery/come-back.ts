/**
 * Back after a reload, a crash or a power cut: what this tab ran is there again as it was, and what was under way waits
 * for a word. What another tab left, which is open no more, is offered.
 */
import { goTo, sceneOf, setScene } from "../app/actions.ts";
import { chooseModel } from "../app/choose-model.ts";
import { leftLast } from "../app/keeping.ts";
import { dismiss, say } from "../app/notices.ts";
import { loader, slots } from "../app/page.ts";
import { keep, kept } from "../app/storage.ts";
import { getState, setState } from "../app/store.ts";
import { timeInWords } from "../i18n/time.ts";
import type { Run } from "../ledger/records.ts";
import { type RunStore, STAYS_MS } from "../ledger/runs.ts";
import { roomIn } from "../run/room-in.ts";
import { equalScenes, unpack } from "../scene/packing.ts";
import { roomNamed } from "../scene/rooms.ts";
import type { Scene } from "../scene/scene.ts";
import { type KeptRun, readHead } from "./head.ts";
import { words } from "./words.ts";
import { earlierOf } from "./written.ts";

const NOTICE = "came-back";
/** The tab whose runs were offered last: nobody is asked twice. */
const ASKED = "asked";

export interface ComeBackOptions {
  readonly runs: Pick<RunStore, "came" | "adopt">;
  /** All that there are, the newest first. */
  readonly all: readonly Run[];
  readonly tab: string;
  /** Names of the tabs that are open; null where that isn't known. */
  readonly open: ReadonlySet<string> | null;
  /** A link was opened: it runs by itself what it is of, and goes on where that was. */
  readonly linked: boolean;
  /** The page was loaded again, and is not another that somebody went to in its tab. */
  readonly reloaded: boolean;
  /** The page did not wait: a browser that was killed forgets what it had noted in its last seconds (`mayHaveRuns`). */
  readonly late: boolean;
  /** Nothing is to move by itself. */
  readonly still: boolean;
}

export async function comeBack(options: ComeBackOptions): Promise<void> {
  const { tab, open, late } = options;
  const all = options.all.filter(({ when }) => Date.now() - when <= STAYS_MS).flatMap((run) => readHead(run) ?? []);
  const own = all.filter(({ run }) => run.tab === tab);
  if (own.length > 0 && !late) return restore(own, options);
  if (open === null || options.linked) return;
  const closed = all.filter(
    ({ run, head }) => (!open.has(run.tab) || run.tab === tab) && run.tab !== kept(ASKED) && !head.uninvited,
  );
  // What is done, and was seen by who then closed the tab, is not spoken of again.
  const [newest] = closed.filter(({ run, head }) => !head.done || run.tab !== leftLast());
  if (newest)
    offer(
      closed.filter(({ run }) => run.tab === newest.run.tab),
      options,
    );
}

/** What this tab ran, in its rooms again. */
async function restore(own: readonly KeptRun[], options: ComeBackOptions): Promise<void> {
  const here = own.filter(({ head }) => head.model.id === getState().modelId);
  const [newest] = here;
  if (!newest) return;
  loader.preferred = newest.head.engine.name;
  const waiting: KeptRun[] = [];
  for (const room of new Set(here.map(({ run }) => roomIn(run.slot)))) {
    const ofRoom = here.filter(({ run }) => roomIn(run.slot) === room);
    const scene = await unpack(ofRoom[0]!.head.scene);
    // Whoever went to other settings wants those.
    if (!options.reloaded && !options.linked && !equalScenes(sceneOf(room), scene)) continue;
    const goesOn = options.linked || (!options.still && ofRoom.every(({ head }) => head.uninvited));
    await remember(ofRoom, { ...options, paused: !goesOn });
    if (options.linked) continue;
    await run(scene);
    if (goesOn) slots.of(room).uninvite();
    else waiting.push(...ofRoom.filter(({ head }) => !head.done));
  }
  if (waiting.length === 0) return;
  ask(waiting, () => {
    dismiss(NOTICE);
    for (const { run } of waiting) slots.of(run.slot).resume();
  });
  untilAnswered(waiting);
  void sayOtherEngine(waiting);
}

/** It may be resumed, or ended, where it is shown. */
function untilAnswered(waiting: readonly KeptRun[]): void {
  const over = ["running", "done", "cancelled", "failed"];
  const leave = slots.store.subscribe(({ runs }) => {
    if (!waiting.some(({ run }) => over.includes(runs[run.slot]?.phase ?? ""))) return;
    leave();
    dismiss(NOTICE);
  });
}

async function sayOtherEngine(waiting: readonly KeptRun[]): Promise<void> {
  const { client } = await loader.ready(new AbortController().signal);
  const { engine } = client;
  const other = waiting.find(({ head }) => head.engine.name !== engine?.name || head.engine.adapter !== engine.adapter);
  if (!engine || !other) return;
  const { name, adapter } = other.head.engine;
  const values = { before: `${name}, ${adapter}`, now: `${engine.name}, ${engine.adapter}` };
  say({ key: NOTICE, tone: "warning", text: () => words.say("left.otherEngine", values) });
}

/** Runs a room with settings that it may not have any more. */
async function run(scene: Scene): Promise<void> {
  const now = sceneOf(scene.room);
  const other = equalScenes(now, scene) ? null : scene;
  if (other) put(other);
  await roomNamed(scene.room).run();
  if (other && sceneOf(scene.room) === other) put(now);
}

/** No step to undo. */
function put(scene: Scene): void {
  const { scenes } = getState();
  setState({ scenes: { ...scenes, [scene.room]: { ...scenes[scene.room]!, present: scene } } });
}

async function remember(
  kept: readonly KeptRun[],
  { runs, paused }: Pick<ComeBackOptions, "runs"> & { readonly paused: boolean },
): Promise<void> {
  for (const { run, head } of kept) {
    const earlier = earlierOf(await runs.came(run), head);
    if (earlier) slots.of(run.slot).remember(earlier, { paused });
  }
}

/** What a tab that is gone ran: its settings come in as one step to undo. */
function offer(left: readonly KeptRun[], options: ComeBackOptions): void {
  const [newest] = left;
  if (!newest) return;
  keep(ASKED, newest.run.tab);
  const { head } = newest;
  const room = roomIn(newest.run.slot);
  const mine = left.filter(({ run }) => roomIn(run.slot) === room);
  const takeOver = async () => {
    dismiss(NOTICE);
    await options.runs.adopt(
      mine.map(({ run }) => run),
      options.tab,
    );
    const scene = await unpack(head.scene);
    void chooseModel(head.model.id, { run: false, prefer: head.engine.name });
    const adopted = mine.map(({ run, head }) => ({ run: { ...run, tab: options.tab }, head }));
    await remember(adopted, { ...options, paused: false });
    setScene(scene);
    goTo(room);
    await roomNamed(room).run();
  };
  ask(mine, () => void takeOver());
}

/** A quiet line, whose answer may be that there is none. */
function ask(left: readonly KeptRun[], run: () => void): void {
  const { run: newest, head } = left.find(({ head }) => !head.done) ?? left[0]!;
  const room = () => roomNamed(roomIn(newest.slot)).words.say("name");
  const time = () => timeInWords((Date.now() - newest.when) / 1000);
  const { position, length, done } = head;
  const measures = roomNamed(roomIn(newest.slot)).numbers !== undefined;
  const text = () =>
    done
      ? words.say(measures ? "left.measured" : "left.done", { room: room(), time: time() })
      : words.say(measures ? "left.measuring" : "left.underWay", { room: room(), time: time(), position, length });
  const label = () => words.say(done ? "left.show" : "left.goOn");
  say({ key: NOTICE, tone: "info", text, action: { label, run } });
}
