/** Runs the Generate room's settings. */

import { slots } from "../../app/page.ts";
import { getState } from "../../app/store.ts";
import { chainJob } from "../../run/chain.ts";
import { generateLanes } from "./lanes.ts";
import { openingOf } from "./opening.ts";
import { type GenerateScene, settings } from "./scene.ts";

export function runGenerate(paused = false): void {
  start(settings.get(), paused);
}

/** What the page begins with, once there is an engine: its speed decides. */
export function openGenerate(): void {
  const { model } = getState();
  const scene = settings.get();
  start(model.phase === "ready" ? openingOf(scene, model.engine) : scene, false);
}

function start(scene: GenerateScene, paused: boolean): void {
  slots.of("generate").start(chainJob({ scene, lanes: ({ classes }) => generateLanes(scene, classes) }), { paused });
}
