/** Settings with no class that the model does not know; a model without classes takes no notice of any. */
import { EACH, type OfClass } from "../scene/classes.ts";
import type { Room } from "../scene/room.ts";
import { type Scene, said, sameScene } from "../scene/scene.ts";
import type { ModelInfo } from "../worker/protocol.ts";
import { say } from "./notices.ts";
import { words } from "./words.ts";

const classIn = (scene: Scene & OfClass) => scene.class;

const isUnknown = (name: string | undefined, classes: readonly string[]): name is string =>
  name !== undefined && !(name === EACH || classes.includes(name));

type Classes = Pick<ModelInfo, "classes" | "needsClass">;

/** Where the model has to be told one, and the room has one to tell, the first stands for what nobody chose. */
export function withKnownClass(
  scene: Scene,
  { schema }: Pick<Room, "schema">,
  { classes, needsClass }: Classes,
): Scene {
  if (classes.length === 0) return without(scene);
  const chosen = classIn(scene);
  if (!needsClass) return isUnknown(chosen, classes) ? without(scene) : scene;
  if (!("class" in schema)) return scene;
  const known = chosen === undefined || isUnknown(chosen, classes) ? classes[0] : chosen;
  const fitting = said({ ...scene, class: known, guidance: undefined });
  return sameScene(fitting, scene) ? scene : fitting;
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
