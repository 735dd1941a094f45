import { expect, test } from "vitest";
import { matches, placeOf, type Shortcut } from "./keys.ts";

const described = { keys: [], label: () => "", run: () => {} };
const list: Shortcut = { sign: "?", ...described };
const roll: Shortcut = { code: "KeyR", ...described };
const undo: Shortcut = { code: "KeyZ", command: true, ...described };

const pressed = (code: string, key: string, held: Partial<KeyboardEvent> = {}) =>
  ({ code, key, shiftKey: false, ctrlKey: false, metaKey: false, ...held }) as KeyboardEvent;
const shift = { shiftKey: true };
const ctrl = { ctrlKey: true };

test("the sign for the list is what is typed, wherever a layout has it", () => {
  const layouts = { us: "Slash", german: "Minus", french: "KeyM", spanish: "Minus", russian: "Digit7" };
  for (const code of Object.values(layouts)) expect(matches(list, pressed(code, "?", shift))).toBe(true);
  expect(matches(list, pressed("KeyH", "?"))).toBe(true);
  expect(matches(list, pressed("Slash", "？", shift))).toBe(true);
  // A German keyboard has _ where ours has ?.
  expect(matches(list, pressed("Slash", "_", shift))).toBe(false);
  expect(matches(list, pressed("Slash", "?", { ...shift, ...ctrl }))).toBe(false);
});

test("a letter alone is a place, the same on every layout", () => {
  for (const key of ["r", "ㄱ", "к", "p"]) expect(matches(roll, pressed("KeyR", key))).toBe(true);
  expect(matches(roll, pressed("KeyT", "r"))).toBe(false);
  expect(matches(roll, pressed("KeyR", "R", shift))).toBe(false);
});

test("with Ctrl it is the letter where the layout has Latin ones, else its place", () => {
  expect(matches(undo, pressed("KeyZ", "z", ctrl))).toBe(true);
  expect(matches(undo, pressed("KeyY", "z", ctrl))).toBe(true);
  expect(matches(undo, pressed("KeyZ", "y", ctrl))).toBe(false);
  for (const key of ["ㅋ", "я"]) expect(matches(undo, pressed("KeyZ", key, ctrl))).toBe(true);
  expect(matches(undo, pressed("KeyZ", "z"))).toBe(false);
  // All, on a French keyboard.
  expect(placeOf(pressed("KeyQ", "a", ctrl))).toBe("KeyA");
});
