/** Runs the Generate room's settings. */

import { slots } from "../../app/page.ts";
import { getState } from "../../app/store.ts";
import { chainJob } from "../../run/chain.ts";
import { sameScene } from "../../scene/scene.ts";
import { generateLanes } from "./lanes.ts";
import { beginningOf, openingOf } from "./opening.ts";
import { type GenerateScene, ofEach, settings, unchosen } from "./scene.ts";

export function runGenerate(paused = false): void {
  start(settings.get(), paused);
}

/** What the page begins with, once there is an engine: its speed decides. */
export function openGenerate(): void {
  const { model } = getState();
  if (model.phase === "ready") {
    const first = unchosen(getState());
    if (model.model.classes.length > 0 && sameScene(settings.get(), first)) {
      settings.patch(ofEach(first, model.model.needsClass));
    }
    start(openingOf(settings.get(), model.engine, beginningOf(model.model, first)), false);
  } else start(settings.get(), false);
}

function start(scene: GenerateScene, paused: boolean): void {
  slots.of("generate").start(chainJob({ scene, lanes: ({ classes }) => generateLanes(scene, classes) }), { paused });
}
