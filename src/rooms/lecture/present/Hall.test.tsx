// @vitest-environment happy-dom
import { act } from "react";
import { expect, test, vi } from "vitest";
import { speaker } from "../../../i18n/speaker.ts";
import fixture from "../../../lecture/fixtures/version-1.json";
import { readLecture } from "../../../lecture/schema.ts";
import { Recording } from "../../../run/recording.ts";
import { mount, settled } from "../../../ui/testing/mount.ts";
import Hall from "./Hall.tsx";

const recorded = () => {
  const recording = new Recording(4, 16);
  recording.times = [1000, 0];
  return { size: { width: 2, height: 2 }, slots: new Map([["trajectory", recording]]) };
};
vi.mock("../../../app/lectures/sheets.ts", () => ({
  recordingsOf: async () =>
    new Map([
      ["recorded/trajectory", recorded()],
      ["frames/guess", recorded()],
    ]),
}));

const lecture = readLecture(fixture);
const press = (code: string, on: EventTarget = document.activeElement ?? document.body) =>
  settled(() => on.dispatchEvent(new KeyboardEvent("keydown", { code, bubbles: true, cancelable: true })));
const heading = () => document.querySelector("h1")?.textContent;

test("a lecture is presented by keyboard, in both languages, and left by Escape", async () => {
  const onClose = vi.fn();
  await mount(<Hall lecture={lecture} onClose={onClose} />);
  await settled();
  const dialog = document.querySelector('[role="dialog"]');
  expect(dialog?.getAttribute("aria-label")).toContain("From noise to a face");
  expect(document.activeElement).toBe(dialog);
  expect(heading()).toBe("It begins as noise");
  expect(document.querySelector("math")).not.toBeNull();

  await press("ArrowRight");
  // It is said in Korean alone.
  expect(heading()).toBe("추측이 먼저 옵니다");
  await press("End");
  expect(heading()).toBe("To be prepared");
  expect(dialog?.textContent).toContain("This moment has no pictures yet");
  await press("Home");
  await press("KeyL");
  // Its words come first.
  await act(() => vi.waitFor(() => expect(speaker.language).toBe("ko"), 10_000));
  expect(heading()).toBe("잡음에서 시작합니다");
  await press("KeyL");
  await act(() => vi.waitFor(() => expect(speaker.language).toBe("en")));

  await press("KeyB");
  expect(document.querySelector("article")).toBeNull();
  await press("KeyB");
  await press("Slash");
  expect(document.querySelectorAll("dt")).toHaveLength(13);
  await press("Escape");
  expect(document.querySelectorAll("dt")).toHaveLength(0);
  expect(onClose).not.toHaveBeenCalled();
  await press("Escape");
  expect(onClose).toHaveBeenCalledOnce();
});

test("the presenter's window has the notes, and its keys move the hall", async () => {
  const other = document.implementation.createHTMLDocument("");
  const window2 = Object.assign(new EventTarget(), {
    document: other,
    closed: false,
    focus: () => {},
    close: () => {},
  });
  vi.spyOn(window, "open").mockReturnValue(window2 as unknown as Window);
  await press("KeyP");
  await settled();
  expect(other.body.textContent).toContain("Ask what they see.");
  expect(other.body.textContent).toContain("1 / 3");
  await press("ArrowRight", window2);
  expect(other.body.textContent).toContain("2 / 3");
  expect(heading()).toBe("추측이 먼저 옵니다");
});
