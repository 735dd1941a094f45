import { goTo, redo, undo } from "../app/actions.ts";
import { getState } from "../app/store.ts";
import { allPages, roomAt } from "../scene/rooms.ts";
import type { Shortcut } from "../ui/frame/keys.ts";
import { words } from "./words.ts";

/** The keys that hold on every page. */
export function pageShortcuts(showList: () => void): Shortcut[] {
  const command = /Mac|iP/.test(navigator.platform) ? "⌘" : "Ctrl";
  const inRoom = (act: typeof undo) => () => {
    const room = roomAt(getState().place);
    if (room) act(room.id);
  };
  return [
    { code: "KeyZ", command: true, keys: [command, "Z"], label: () => words.say("keys.undo"), run: inRoom(undo) },
    {
      code: "KeyZ",
      command: true,
      shift: true,
      keys: [command, "⇧", "Z"],
      label: () => words.say("keys.redo"),
      run: inRoom(redo),
    },
    { sign: "?", keys: ["?"], label: () => words.say("keys.list"), run: showList },
  ];
}

/** A digit for each of the first nine, in the order of the navigation; one line of the list says it for all. */
export function placeShortcuts(): Shortcut[] {
  return allPages()
    .slice(0, 9)
    .map(({ id }, i) => ({
      code: `Digit${i + 1}`,
      keys: i === 0 ? ["1", "…", "9"] : [],
      label: () => words.say("keys.places"),
      run: () => goTo(id),
    }));
}
