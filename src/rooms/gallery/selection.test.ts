import { describe, expect, it } from "vitest";
import { inSight, layoutOf } from "./layout.ts";
import { moved, NONE, stepOf, toggled, without } from "./selection.ts";

const ids = ["a", "b", "c", "d", "e"];
const chosen = (selection: typeof NONE) => [...selection.chosen].join("");

describe("choosing", () => {
  it("one more and one less, by the same press", () => {
    const one = toggled(toggled(NONE, "b"), "d");
    expect(chosen(one)).toBe("bd");
    expect(chosen(toggled(one, "b"))).toBe("d");
  });

  it("all from where one was to where one goes, both ways, and back again", () => {
    let selection = moved(NONE, ids, "c", false);
    expect(chosen(selection)).toBe("");
    for (const [to, expected] of [
      ["d", "cd"],
      ["e", "cde"],
      ["b", "bc"],
    ] as const) {
      selection = moved(selection, ids, to, true);
      expect(chosen(selection)).toBe(expected);
    }
    expect(selection.at).toBe("b");
  });

  it("what is gone is chosen no more, and the keys are at what took its place", () => {
    const selection = moved(moved(NONE, ids, "b", false), ids, "d", true);
    const left = without(selection, ids, ["a", "b", "e"]);
    expect(chosen(left)).toBe("b");
    expect(left.at).toBe("e");
    expect(without(left, ["a", "b", "e"], ["a", "b"]).at).toBe("b");
    expect(without(left, ["a", "b", "e"], [])).toMatchObject({ at: null, anchor: null });
    expect(without(left, ["a", "b", "e"], ["b", "e"])).toBe(left);
  });
});

describe("keys lead", () => {
  const step = (code: string, at: number) => stepOf(code, at, 8, 3, 2);
  it("along rows and columns, and stay at the edges", () => {
    expect([step("ArrowRight", 2), step("ArrowLeft", 0), step("ArrowDown", 1), step("ArrowUp", 1)]).toEqual([
      3, 0, 4, 1,
    ]);
    expect([step("Home", 5), step("End", 5), step("PageDown", 0), step("PageUp", 7)]).toEqual([0, 7, 6, 1]);
    expect(step("KeyX", 0)).toBeNull();
  });

  it("down into a gap of the last row to the last of all", () => {
    expect([step("ArrowDown", 5), step("ArrowDown", 6)]).toEqual([7, 6]);
  });
});

describe("a long grid", () => {
  it("has as many columns as fit, and only the rows in sight are there", () => {
    const layout = layoutOf(1288, false);
    expect(layout.columns).toBe(7);
    const { from, to } = inSight(layout, 1000, 10 * layout.pitch, 700);
    expect(from).toBe(7 * layout.columns);
    expect(to - from).toBeLessThan(90);
    expect(inSight(layout, 10, 0, 700)).toEqual({ from: 0, to: 10 });
    expect(layoutOf(0, true).columns).toBe(2);
  });
});
