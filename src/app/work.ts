/** How much a scene asks of the network: what a person is told before it runs. */
import { stepsOf } from "../diffusion/samplers/define.ts";
import type { Scene } from "../recipe/scene.ts";
import { mixRows } from "../rooms/interpolate/lanes.ts";

export interface Work {
  /** Steps of the longest chain. */
  readonly steps: number;
  readonly pictures: number;
}

/** So little runs without being asked: a few seconds on a graphics processor, under a minute on any other. */
const SHORT: Work = { steps: 100, pictures: 16 };

export function workOf(scene: Scene): Work {
  switch (scene.room) {
    case "generate":
      return { steps: stepsOf(scene.sampler), pictures: scene.count };
    case "trajectory":
      return { steps: stepsOf(scene.sampler), pictures: scene.count * (1 + scene.branches.length) };
    case "endings":
      return { steps: stepsOf(scene.sampler), pictures: scene.count * scene.times.length };
    case "interpolate":
      return { steps: stepsOf(scene.sampler), pictures: (scene.intervals + 1) * mixRows(scene).length };
    case "compare":
      return {
        steps: Math.max(...scene.columns.map(({ sampler }) => stepsOf(sampler))),
        pictures: scene.columns.length * scene.count,
      };
    case "bits": {
      const all = stepsOf(scene);
      return { steps: scene.sampled === 0 ? all : Math.min(all, scene.sampled), pictures: scene.pictures.length };
    }
  }
}

export function isShort({ steps, pictures }: Work): boolean {
  return steps <= SHORT.steps && pictures <= SHORT.pictures;
}
