import { redo, undo } from "../app/actions.ts";
import { getState } from "../app/store.ts";
import { roomAt } from "../scene/rooms.ts";
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
