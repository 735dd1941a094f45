/** Table 2 by itself: every objective that has not been tried with these data, for as long, one after the other. */
import { LOSSES, type Objective, PREDICTIONS } from "./learn/choices.ts";
import { learn } from "./run.ts";
import { settings, type ToyScene } from "./scene.ts";
import { useToy } from "./store.ts";
import { nameOfFinished } from "./task.ts";

type Cell = Pick<Objective, "prediction" | "loss">;

/** What is left to try with the settings' data, that which they ask for now last: there one is in the end. */
export function untried(scene: ToyScene): Cell[] {
  const { found } = useToy.getState();
  const all = PREDICTIONS.flatMap((prediction) => LOSSES.map((loss) => ({ prediction, loss })));
  const isHere = ({ prediction, loss }: Cell) => prediction === scene.prediction && loss === scene.loss;
  const left = all.filter((cell) => found[nameOfFinished({ ...scene, ...cell })] === undefined && !isHere(cell));
  return left.length > 0 ? [...left, { prediction: scene.prediction, loss: scene.loss }] : [];
}

export function beginTour(): void {
  const [first, ...rest] = untried(settings.get());
  if (!first) return;
  useToy.setState({ tab: "learn" });
  visit(first, rest);
}

export function endTour(): void {
  useToy.setState({ tour: null });
}

/** Where what is tried is finished the next is; who has chosen anything else meanwhile is left alone. */
export function goOn(): void {
  const { tour, found } = useToy.getState();
  if (!tour) return;
  const here = nameOfFinished(settings.get());
  if (here !== tour.here) {
    endTour();
    return;
  }
  if (found[here] === undefined) return;
  const [next, ...rest] = tour.rest;
  if (next) visit(next, rest);
  else endTour();
}

function visit(cell: Cell, rest: readonly Cell[]): void {
  settings.patch(cell);
  useToy.setState({ tour: { here: nameOfFinished(settings.get()), rest } });
  learn();
}
