/** From the settings to what the network is to learn. */
import { dotsIn } from "./drawing.ts";
import type { Task } from "./learn/learner.ts";
import { type Dots, dotsOf } from "./learn/sets.ts";
import type { ToyScene } from "./scene.ts";

export function dataOf({ data, drawing }: Pick<ToyScene, "data" | "drawing">): Dots {
  return data === "drawn" ? dotsIn(drawing) : dotsOf(data);
}

export function taskOf(scene: ToyScene): Task {
  const { prediction, schedule, loss, seed } = scene;
  return { dots: dataOf(scene), objective: { prediction, schedule, loss }, seed };
}

/** The same for scenes in which the same is learned: how long, and what is sampled with it, makes no other network. */
export function nameOfTask({ data, drawing, prediction, schedule, loss, seed }: ToyScene): string {
  return [data, data === "drawn" && drawing, prediction, schedule, loss, seed].join(" ");
}

/** The same for scenes whose network is finished the same. */
export const nameOfFinished = (scene: ToyScene): string => `${nameOfTask(scene)} ${scene.steps}`;
