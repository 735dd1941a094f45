import { expect, test } from "vitest";
import { BEGUN, codeOf, elapsed, KEYS, pressed } from "./hall.ts";

test("arrows go from moment to moment and stay at the ends; a moment is never shown black", () => {
  expect(pressed("ArrowRight", BEGUN, 3)).toEqual({ ...BEGUN, at: 1 });
  expect(pressed("PageDown", { ...BEGUN, at: 2, black: true }, 3)).toEqual({ ...BEGUN, at: 2 });
  expect(pressed("ArrowLeft", BEGUN, 3)).toEqual(BEGUN);
  expect(pressed("End", BEGUN, 3)).toEqual({ ...BEGUN, at: 2 });
  expect(pressed("Home", { ...BEGUN, at: 2 }, 3)).toEqual(BEGUN);
});

test("B, D and ? turn on and off; Escape closes the list first, then leaves", () => {
  const black = { ...BEGUN, black: true };
  expect(pressed("KeyB", BEGUN, 3)).toEqual(black);
  expect(pressed("KeyB", black, 3)).toEqual(BEGUN);
  expect(pressed("KeyD", BEGUN, 3)).toEqual({ ...BEGUN, pointer: true });
  const keys = { ...BEGUN, keys: true };
  expect(pressed("?", BEGUN, 3)).toEqual(keys);
  expect(pressed("Escape", keys, 3)).toEqual(BEGUN);
  expect(pressed("Escape", BEGUN, 3)).toBe("leave");
});

test("? is what is typed, wherever a layout has it; all else is a place", () => {
  const key = (code: string, key: string) => codeOf({ code, key } as KeyboardEvent);
  // American, German, French; the last by a Korean input method.
  expect([key("Slash", "?"), key("Minus", "?"), key("KeyM", "?"), key("Slash", "？")]).toEqual(["?", "?", "?", "?"]);
  // German, where that place has a dash; Korean letters.
  expect([key("Slash", "-"), key("KeyB", "ㅠ")]).toEqual(["Slash", "KeyB"]);
});

test("what leads elsewhere is asked for, other keys are nobody's, and no key means two things", () => {
  expect(["Space", "KeyR", "KeyL", "KeyP"].map((code) => pressed(code, BEGUN, 3))).toEqual([
    "play",
    "live",
    "language",
    "speaker",
  ]);
  expect(pressed("Digit4", BEGUN, 3)).toEqual({ room: 4 });
  expect(pressed("KeyQ", BEGUN, 3)).toBeNull();
  const codes = KEYS.flatMap(({ codes }) => [...codes]);
  expect(new Set(codes).size).toBe(codes.length);
});

test("time since the beginning is read at a glance", () => {
  expect([0, 425_999, 3_720_000].map(elapsed)).toEqual(["0:00", "7:05", "1:02:00"]);
});
