import { beforeEach, expect, test, vi } from "vitest";
import { dismiss } from "./notices.ts";
import { tellSilence } from "./silence.ts";
import { getState, setState } from "./store.ts";
import { words } from "./words.ts";

beforeEach(() => setState({ notices: [] }));

const said = () => getState().notices.map(({ text }) => text());

test("silence is said once, with a button, until it turns; what was put away stays so", () => {
  const again = vi.fn();
  const { silent, answers } = tellSilence("film", again);
  silent(8000, false);
  expect(said()).toEqual([words.say("silent.program", { program: "What makes films" })]);
  // A dialog does not hide it: films are made in one.
  expect(getState().notices).toMatchObject([{ tone: "warning", urgent: true }]);
  getState().notices[0]!.action!.run();
  expect(again).toHaveBeenCalledOnce();
  dismiss(getState().notices[0]!.key);
  silent(9000, false);
  expect(said()).toEqual([]);
  silent(10_000, true);
  expect(said()).toEqual([words.say("silent.waits", { program: "What makes films" })]);
  answers();
  expect(said()).toEqual([]);
  silent(8000, false);
  expect(said()).toHaveLength(1);
});
