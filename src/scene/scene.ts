/**
 * A scene is everything a room needs to make its result again: plain, bounded JSON but for the pictures
 * that go in. The settings in the store are scenes, so undo, links and files need nothing else; what a
 * scene holds beside its room's name is the room's own (rooms/<room>/scene.ts).
 */
export interface Scene {
  /** The id of the room it belongs to. */
  readonly room: string;
}

/** The settings of a scene by their names, for those who do not know the room. */
export type Settings = Readonly<Record<string, unknown>>;

export const settingsIn = (scene: Scene): Settings => scene as Scene & Settings;

/** Without the settings that are undefined: one that is left out has no name either. */
export function said<S extends object>(settings: S): S {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined)) as S;
}

/** Scenes are plain JSON but for their pictures, whose pixels never change in place: identity is equality. */
export function sameScene(a: Scene, b: Scene): boolean {
  return a === b || sameSetting(a, b);
}

export function sameSetting(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (a instanceof Uint8Array || b instanceof Uint8Array) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => sameSetting((a as Settings)[key], (b as Settings)[key]));
}
