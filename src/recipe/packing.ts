/**
 * Scenes as the plain JSON that is kept and sent, and back. A picture that is packed and opened
 * again in one visit is the same object as before, so that it can still be cropped (sources.ts).
 */
import * as v from "valibot";
import { sameScene } from "../app/scenes.ts";
import { canonicalJson } from "../bytes/json.ts";
import { decodeWebp } from "../pictures/webp.ts";
import { inputsOf, openScene, packScene } from "./recipe.ts";
import type { InputPicture, Room, Scene } from "./scene.ts";
import { type PackedScene, SceneSchema } from "./scene-schema.ts";

const packings = new WeakMap<Scene, PackedScene>();
const pictures = new Map<string, InputPicture>();

export function pack(scene: Scene): PackedScene {
  let packed = packings.get(scene);
  if (!packed) {
    packed = packScene(scene);
    packings.set(scene, packed);
    const files = inputsOf(packed);
    inputsOf(scene).forEach((picture, i) => {
      pictures.set((files[i] as { data: string }).data, picture as InputPicture);
    });
  }
  return packed;
}

/** The scene of what was packed. @throws ShareError bad-picture and others, as `openScene`. */
export async function unpack(packed: PackedScene): Promise<Scene> {
  const known = <P extends InputPicture | null>(picture: P, file: { readonly data: string } | null | undefined) =>
    ((file && pictures.get(file.data)) ?? picture) as P;
  const scene = await openScene(packed, decodeWebp);
  if (scene.room === "bits" && packed.room === "bits") {
    return { ...scene, pictures: scene.pictures.map((picture, i) => known(picture, packed.pictures[i])) };
  }
  if (scene.room !== "interpolate" || packed.room !== "interpolate") return scene;
  const [a, b] = scene.ends;
  return { ...scene, ends: [known(a, packed.ends[0]), known(b, packed.ends[1])] };
}

/** What was kept, if it still is a scene of this room. */
export function checked(value: unknown, room?: Room): PackedScene | null {
  const found = v.safeParse(SceneSchema, value);
  return found.success && (room === undefined || found.output.room === room) ? found.output : null;
}

/** Why something is no scene, in a few words of English. */
export function whyNot(value: unknown): string {
  const issue = v.safeParse(SceneSchema, value).issues?.[0];
  return issue ? `${v.getDotPath(issue) ?? "room"}: ${issue.message}` : "";
}

/** Whether two scenes make the same result: their pictures count by what is in them. */
export function equalScenes(a: Scene, b: Scene): boolean {
  return sameScene(a, b) || canonicalJson(pack(a)) === canonicalJson(pack(b));
}
