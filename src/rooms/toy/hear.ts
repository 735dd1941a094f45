/** What the worker says, and what is asked of it then: points, by the newest network, as often as that leaves time to learn. */
import { ddim } from "../../diffusion/samplers/presets.ts";
import type { SamplerSpec } from "../../diffusion/spec.ts";
import type { Event } from "./learn/protocol.ts";
import { placesOf } from "./places.ts";
import { settings } from "./scene.ts";
import { POINTS } from "./scenery.ts";
import { type Tab, useToy } from "./store.ts";
import { nameOfFinished, nameOfTask } from "./task.ts";

/** Points take this part of the time at the most while it learns. */
const SHARE = 0.2;
/** For a quick look at what it makes. */
const QUICK = { ...ddim(30), spacing: "quadratic" } as const;

export function heard(event: Event): void {
  const { task, asked, looks, found, phase, until } = useToy.getState();
  switch (event.kind) {
    case "trained":
      // A task that was given up may still be told of.
      if (event.number !== task?.number) return;
      useToy.setState({ trained: event, phase: phase === "training" && event.step >= until ? "held" : phase });
      break;
    case "sampled":
    case "weighed":
      if (event.id !== asked?.id) return;
      useToy.setState({
        asked: null,
        looks: { ...looks, [asked.tab]: { ...event, of: asked.of } },
        rest: performance.now() + event.took * (1 / SHARE - 1),
      });
      if (event.kind === "sampled" && asked.finished !== null) {
        useToy.setState({ found: { ...found, [asked.finished]: event.distances[0]! } });
      }
      break;
    case "failed":
      failedWith(event.message);
      return;
  }
  look();
}

/** Asks the network again where what is shown is not the newest one's. */
export function look(): void {
  const { tab, task, trained, looks, asked, asks, phase, rest, session } = useToy.getState();
  if (!session || !task || !trained || asked) return;
  const { chains } = settings.get();
  const of = JSON.stringify([task.number, trained.step, tab === "sample" && chains]);
  if (looks[tab]?.of === of || (phase === "training" && looks[tab] && performance.now() < rest)) return;
  const id = asks + 1;
  useToy.setState({ asks: id, asked: { id, tab, of, finished: tab === "learn" ? finished() : null } });
  session.tell({ ...questionOf(tab, chains), id });
}

/** The name of the network, where it has learned just what the settings say, and as long. */
function finished(): string | null {
  const { task, trained } = useToy.getState();
  const scene = settings.get();
  return task?.name === nameOfTask(scene) && trained?.step === scene.steps ? nameOfFinished(scene) : null;
}

function questionOf(tab: Tab, chains: readonly SamplerSpec[]) {
  if (tab === "weigh") return { kind: "weigh", places: placesOf(settings.get()) } as const;
  return { kind: "sample", chains: tab === "learn" ? [QUICK] : chains, count: POINTS } as const;
}

/** The worker is given up; the next that is asked of it goes on in another. */
export function failedWith(message: string): void {
  useToy.getState().session?.end();
  useToy.setState({ session: null, asked: null, phase: "failed", failure: message });
}
