/** Settings with no class that the model does not know; a model without classes takes no notice of any. */
import { EACH, type OfClass } from "../scene/classes.ts";
import { type Scene, said } from "../scene/scene.ts";
import { say } from "./notices.ts";
import { words } from "./words.ts";

const classIn = (scene: Scene & OfClass) => scene.class;

const isUnknown = (name: string | undefined, classes: readonly string[]): name is string =>
  name !== undefined && !(name === EACH || classes.includes(name));

export function withKnownClass(scene: Scene, classes: readonly string[]): Scene {
  if (classes.length === 0) return without(scene);
  return isUnknown(classIn(scene), classes) ? without(scene) : scene;
}

function without(scene: Scene & OfClass): Scene {
  return scene.class === undefined && scene.guidance === undefined
    ? scene
    : said({ ...scene, class: undefined, guidance: undefined });
}

/** Names the classes that were asked for in vain, and those that there are. */
export function sayUnknown(scenes: readonly Scene[], classes: readonly string[]): void {
  if (classes.length === 0) return;
  const asked = [...new Set(scenes.map(classIn).filter((name) => isUnknown(name, classes)))];
  if (asked.length === 0) return;
  const values = { asked: asked.join(", "), known: classes.join(", ") };
  say({ key: "class", tone: "warning", text: () => words.say("class.unknown", values) });
}
