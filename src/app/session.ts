/**
 * What a tab remembers when it is loaded again: every room's settings with their pictures, and the
 * newest steps of their undo. It stays in this tab (sessionStorage) and is read like anything from
 * outside: an older page may have written it.
 */

import { checked, pack, unpackUsable } from "../scene/packing.ts";
import type { Scene } from "../scene/scene.ts";
import type { PackedScene } from "../scene/schema.ts";
import { begin, type History } from "./history.ts";
import type { Scenes } from "./scenes.ts";

const KEY = "backstep.session";
/** Steps of undo that are kept, and the most characters in all; a browser gives about five million. */
const DEPTH = 20;
const MOST = 1_000_000;

type KeptHistory = Record<"past" | "future", PackedScene[]> & { readonly present: PackedScene };

export function keepScenes(scenes: Scenes): void {
  const written = (depth: number) =>
    JSON.stringify(
      Object.values(scenes).map(
        ({ past, present, future }): KeptHistory => ({
          past: past.slice(Math.max(0, past.length - depth)).map(pack),
          present: pack(present),
          future: future.slice(0, depth).map(pack),
        }),
      ),
    );
  const text = [DEPTH, 0].map(written).find(({ length }) => length <= MOST);
  try {
    if (text) sessionStorage.setItem(KEY, text);
    else sessionStorage.removeItem(KEY);
  } catch {
    // Storage is off or full: the address still has the settings, and history.state the pictures.
  }
}

/** The rooms as they were left; those that cannot be read are left out. */
export async function keptScenes(): Promise<Scenes> {
  const histories = await Promise.all(readKept().map(historyOf));
  return Object.fromEntries(histories.flatMap((history) => (history ? [[history.present.room, history]] : [])));
}

function readKept(): Partial<KeptHistory>[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? "[]");
    return Array.isArray(kept) ? kept : [];
  } catch {
    return [];
  }
}

/** A picture that was damaged costs its own place. */
const opened = async (scene: PackedScene) => (await unpackUsable(scene)).scene;

async function historyOf({ past, present, future }: Partial<KeptHistory>): Promise<History<Scene> | null> {
  const now = checked(present);
  if (!now) return null;
  const steps = (list: unknown) =>
    Promise.all(
      (Array.isArray(list) ? list : []).flatMap((step) => {
        const scene = checked(step, now.room);
        return scene ? [opened(scene)] : [];
      }),
    );
  return { ...begin(await opened(now)), past: await steps(past), future: await steps(future) };
}
