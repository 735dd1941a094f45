/** A room's settings in the store, for those who know what is in them: the room itself. */
import { type Scene, said } from "../scene/scene.ts";
import { sceneOf, setScene } from "./actions.ts";
import { presentOf } from "./scenes.ts";
import { useStore } from "./store.ts";

export interface RoomSettings<S extends Scene> {
  /** The settings of this moment, in a component. */
  use(): S;
  /** The same outside React. */
  get(): S;
  /** Changes some; undefined leaves one out. Their names are the gesture's key: a slider that is dragged is one step to undo. */
  patch(change: Partial<Omit<S, "room">>): void;
  /** Whether a scene is one of this room's. */
  are(scene: Scene | undefined): scene is S;
}

/** @param first the settings of a first visit: the room's id is in them */
export function settingsOf<S extends Scene>({ room }: S): RoomSettings<S> {
  const get = () => sceneOf(room) as S;
  return {
    use: () => useStore((state) => presentOf(state.scenes, room)) as S,
    get,
    patch: (change) => setScene(said({ ...get(), ...change }), Object.keys(change).join()),
    are: (scene): scene is S => scene?.room === room,
  };
}
