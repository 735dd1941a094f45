/** What the rooms show as films: the pictures that they show themselves, moment by moment. */
import { beforeEach, expect, test } from "vitest";
import { slots } from "../app/page.ts";
import { USUAL_PROCESS } from "../diffusion/process.ts";
import { Recording } from "../run/recording.ts";
import type { Reel } from "../scene/reel.ts";
import { roomNamed } from "../scene/rooms.ts";
import type { Scene } from "../scene/scene.ts";
import type { ModelInfo } from "../worker/protocol.ts";
import { timesOf } from "./compare/lanes.ts";
import { settings as compare } from "./compare/scene.ts";
import { settings as interpolate } from "./interpolate/scene.ts";
import "./testing/install.ts";
import { settings as trajectory } from "./trajectory/scene.ts";

const model = { width: 1, height: 1, channels: 3, process: USUAL_PROCESS } as ModelInfo;

/** Pictures of one pixel, whose level is 10 for every position and one for every picture. */
function recorded(pictures: number, positions: readonly number[], times: readonly number[]): Recording {
  const recording = new Recording(pictures, 4);
  recording.times = times;
  for (const position of positions) {
    for (let lane = 0; lane < pictures; lane++) {
      const pixels = new Uint8ClampedArray(4).fill(10 * position + lane);
      const t = times[position] ?? 0;
      recording.add({ position, t, lane, count: 1, x0: position > 0 ? pixels : null, x: pixels, recorded: true });
    }
  }
  return recording;
}

const filmsOf = async (scene: Scene): Promise<readonly Reel[]> => (await roomNamed(scene.room).films?.(scene)) ?? [];
const levels = ({ groups, stops }: Reel, stop = stops.at(-1)!) =>
  groups.map(({ count, pixels }) => Array.from({ length: count }, (_, i) => pixels(i, stop, "x")?.[0]));
const show = (scene: Scene, recording: Recording) => slots.of(scene.room).adopt(recording, { scene, model });

beforeEach(() => {
  for (const slot of slots.all) slot.empty();
});

test("Interpolate walks along the row that is chosen, λ by λ, and shows its run", async () => {
  interpolate.patch({ way: "ddpm", times: [400, 700], intervals: 2, mix: "linear" });
  const scene = interpolate.get();
  expect(await filmsOf(scene)).toEqual([]);
  show(scene, recorded(6, [0, 1, 2], [700, 350, 0]));
  slots.of("interpolate").playback.look({ picture: 4 });
  const [walk, run] = await filmsOf(scene);
  expect(walk!.stops.map(walk!.caption)).toEqual(["t = 700 · λ = 0.000", "t = 700 · λ = 0.500", "t = 700 · λ = 1.000"]);
  expect(walk!.stops.map((stop) => levels(walk!, stop)[0]![0])).toEqual([23, 24, 25]);
  expect(run).toMatchObject({ id: "run", stops: [0, 1, 2], groups: [{ columns: 3, count: 6 }] });
});

test("Compare keeps its columns in step by t, under their names", async () => {
  const ddim = { kind: "ddim", spacing: "uniform", eta: 0, sigmaHat: false, clip: true, epsilon: "recompute" } as const;
  compare.patch({ count: 1, columns: [4, 2].map((steps) => ({ sampler: { ...ddim, steps }, seed: "7" })) });
  const scene = compare.get();
  show(scene, recorded(2, [0, 1, 2, 3, 4], timesOf(USUAL_PROCESS, { ...ddim, steps: 4 })));
  const [reel] = await filmsOf(scene);
  expect(reel!.groups.map(({ title }) => title)).toEqual(["A · DDIM 4", "B · DDIM 2"]);
  // The second has two steps, from t = 501 on: it waits there until the first comes to its next.
  expect([2, 3].map((stop) => levels(reel!, stop).flat())).toEqual([
    [20, 1],
    [30, 11],
  ]);
});

test("Trajectory shows the branch that is looked at, with the way that led there", async () => {
  trajectory.patch({ branches: [{ position: 2, branch: 1 }] });
  const scene = trajectory.get();
  show(scene, recorded(1, [0, 1, 2, 3, 4], [4, 3, 2, 1, 0]));
  const branch = recorded(1, [2, 3, 4], [4, 3, 2, 1, 0]);
  branch.at(0, 3).x!.fill(99);
  slots.of("trajectory/1").feed.recording = branch;
  const [run] = await filmsOf(scene);
  expect(run!.stops.map((stop) => levels(run!, stop)[0]![0])).toEqual([0, 10, 20, 30, 40]);
  slots.of("trajectory").playback.look({ branch: 1 });
  const [off] = await filmsOf(scene);
  expect(off!.stops.map((stop) => levels(off!, stop)[0]![0])).toEqual([0, 10, 20, 99, 40]);
});
