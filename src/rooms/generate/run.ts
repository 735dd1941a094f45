/** Runs the Generate room's settings. */

import { slots } from "../../app/page.ts";
import { getState } from "../../app/store.ts";
import { chainJob } from "../../run/chain.ts";
import { sameScene } from "../../scene/scene.ts";
import { generateLanes } from "./lanes.ts";
import { openingOf } from "./opening.ts";
import { FIRST, FIRST_OF_CLASSES, type GenerateScene, settings } from "./scene.ts";

export function runGenerate(paused = false): void {
  start(settings.get(), paused);
}

/** What the page begins with, once there is an engine: its speed decides. */
export function openGenerate(): void {
  const { model } = getState();
  if (model.phase === "ready") {
    if (model.model.classes.length > 0 && sameScene(settings.get(), FIRST)) settings.patch(FIRST_OF_CLASSES);
    start(openingOf(settings.get(), model.engine), false);
  } else start(settings.get(), false);
}

function start(scene: GenerateScene, paused: boolean): void {
  slots.of("generate").start(chainJob({ scene, lanes: ({ classes }) => generateLanes(scene, classes) }), { paused });
}
