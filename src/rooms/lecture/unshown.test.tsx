// @vitest-environment happy-dom
/** A lecture that can't be shown says why, whatever went wrong, and presenting is over; a moment that can't, in its place. */
import { beforeEach, expect, test, vi } from "vitest";
import { bringRecordings } from "../../app/lectures/sheets.ts";
import { getState, setState } from "../../app/store.ts";
import fixture from "../../lecture/fixtures/version-1.json";
import { LectureProblem } from "../../lecture/problem.ts";
import { readLecture } from "../../lecture/schema.ts";
import { LedgerProblem } from "../../ledger/problem.ts";
import { mount, settled } from "../../ui/testing/mount.ts";
import Hall from "./present/Hall.tsx";

vi.mock("../../app/lectures/sheets.ts", () => ({ bringRecordings: vi.fn() }));
beforeEach(() => setState({ notices: [] }));

test.each([
  [new LectureProblem({ code: "missing", path: "frames/guess" }), "frames/guess"],
  [new LedgerProblem("silent", "no answer"), "does not answer"],
  [new DOMException("The source image could not be decoded", "InvalidStateError"), "This went wrong inside the page"],
])("%s", async (error, words) => {
  vi.mocked(bringRecordings).mockRejectedValue(error);
  const onClose = vi.fn();
  await mount(<Hall lecture={readLecture(fixture)} onClose={onClose} />);
  await settled();
  expect(getState().notices.map(({ text }) => text())).toEqual([expect.stringContaining(words)]);
  expect(onClose).toHaveBeenCalledOnce();
});

test("a moment whose pictures can't be read says so in its place, and the lecture goes on", async () => {
  vi.mocked(bringRecordings).mockImplementation(async (_, came) => came("recorded/trajectory", null));
  const onClose = vi.fn();
  await mount(<Hall lecture={readLecture(fixture)} onClose={onClose} />);
  const slide = document.querySelector("[data-moment]");
  expect(slide?.textContent).toContain("The pictures of this moment can't be read. R runs it.");
  expect(onClose).not.toHaveBeenCalled();
});
