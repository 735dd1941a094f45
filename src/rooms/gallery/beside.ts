/** Two kept pictures: how far their pixels differ, and whether a room can make both again beside each other. */
import { comparePixels } from "../../bytes/compare.ts";
import type { Picture8 } from "../../bytes/png-pixels.ts";
import { pixelsOf, rgbaOf } from "../../bytes/rgba.ts";
import { makeRecipe, type Recipe } from "../../recipe/recipe.ts";
import type { OfClass } from "../../scene/classes.ts";
import { inputsOf } from "../../scene/places.ts";
import type { Room } from "../../scene/room.ts";
import { roomOf } from "../../scene/rooms.ts";
import { type Scene, sameSetting, settingsIn } from "../../scene/scene.ts";

/** Of 255 levels; null where they are of different sizes. */
export interface Difference {
  readonly mean: number;
  readonly largest: number;
}

export function differenceOf(a: Picture8, b: Picture8): Difference | null {
  if (a.width !== b.width || a.height !== b.height) return null;
  const { width, height } = a;
  const of = (picture: Picture8, channels: 3 | 4) => pixelsOf(rgbaOf(picture), { width, height, channels });
  // Where one is as opaque as the other, as nearly all are, they differ by their colours.
  const opacity = rgbaOf(b);
  const channels = rgbaOf(a).every((level, i) => i % 4 < 3 || level === opacity[i]) ? 3 : 4;
  const { mean, largest } = comparePixels(of(a, channels), of(b, channels), channels);
  return { mean, largest };
}

/** Why two can't be made beside each other. */
export type Why = "model" | "class" | "start" | "other";

/** Most columns and pictures that are made unasked. */
const MOST = { columns: 8, count: 8 };

/** The recipe that makes both, in the room that compares. */
export function besideEachOther(room: Room, a: Recipe, b: Recipe): Recipe | Why {
  const scenes = [a.scene, b.scene] as const;
  const samplings = scenes.map((scene) => roomOf(scene).samplings?.(scene) ?? []);
  // Compare's pictures are the first of their seed.
  const later = scenes.some((scene) => settingsIn(scene).image !== undefined);
  if (!room.beside || later || samplings.some(({ length }) => length === 0)) return "other";
  if (a.model.sha256 !== b.model.sha256) return "model";
  if (scenes.some((scene) => inputsOf(scene).length > 0)) return "start";
  const [first, second] = scenes.map(classOf) as [OfClass, OfClass];
  if (!sameSetting(first, second)) return "class";
  const all = samplings.flat();
  const columns = all.filter((one, i) => all.findIndex((other) => sameSetting(pick(one), pick(other))) === i);
  const counts = scenes.map((scene) => settingsIn(scene).count).filter((count) => typeof count === "number");
  const count = Math.min(...counts, MOST.count);
  const scene = room.beside(columns.slice(0, MOST.columns).map(pick), { count, ...first });
  return makeRecipe({ model: a.model, scene });
}

const pick = <S extends { sampler: unknown; seed: string }>({ sampler, seed }: S) =>
  ({ sampler, seed }) as Pick<S, "sampler" | "seed">;

function classOf(scene: Scene & OfClass): OfClass {
  const { class: of, guidance } = scene;
  return { ...(of !== undefined && { class: of }), ...(guidance !== undefined && { guidance }) };
}
