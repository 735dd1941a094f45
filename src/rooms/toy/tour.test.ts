import { beforeEach, expect, test, vi } from "vitest";
import { installForTests } from "../../app/testing/install.ts";
import { ROOMS } from "../index.ts";
import { FIRST, settings } from "./scene.ts";
import { useToy } from "./store.ts";
import { nameOfFinished } from "./task.ts";
import { beginTour, endTour, goOn, untried } from "./tour.ts";

const here = () => [settings.get().prediction, settings.get().loss].join();

/** The network of the settings is finished. */
function finish(distance = 0.1): void {
  useToy.setState(({ found }) => ({ found: { ...found, [nameOfFinished(settings.get())]: distance } }));
  goOn();
}

beforeEach(() => {
  installForTests(ROOMS, "toy");
  useToy.setState(useToy.getInitialState(), true);
  vi.stubGlobal(
    "Worker",
    class {
      postMessage() {}
      terminate() {}
    },
  );
});

test("it tries each of the eight once, and ends where it began", () => {
  finish();
  goOn();
  beginTour();
  const visited = [here()];
  while (useToy.getState().tour) {
    goOn();
    finish();
    visited.push(here());
  }
  expect(new Set(visited).size).toBe(8);
  expect(visited.at(-1)).toBe("v_prediction,simple");
  expect(untried(settings.get())).toEqual([]);
  beginTour();
  expect(useToy.getState().tour).toBeNull();
  // Other data have not been tried.
  expect(untried({ ...FIRST, data: "roll" })).toHaveLength(8);
});

test("who chooses anything else, or stops it, ends it", () => {
  beginTour();
  settings.patch({ data: "rings" });
  goOn();
  expect(useToy.getState().tour).toBeNull();
  beginTour();
  const before = here();
  endTour();
  finish();
  expect(here()).toBe(before);
});
