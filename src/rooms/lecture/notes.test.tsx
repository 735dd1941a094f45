// @vitest-environment happy-dom
/** What is written is kept as it is written: at a pause, when the page goes, and in the language it was written in. */
import "fake-indexeddb/auto";
import { act, useState } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import "../testing/install.ts";
import { keepLecture, readLectures, useLectures } from "../../app/lectures/shelf.ts";
import { speaker } from "../../i18n/speaker.ts";
import fixture from "../../lecture/fixtures/version-1.json";
import type { Lecture } from "../../lecture/lecture.ts";
import { readLecture } from "../../lecture/schema.ts";
import { Ledger } from "../../ledger/ledger.ts";
import { mount, settled } from "../../ui/testing/mount.ts";
import { Editor } from "./Editor.tsx";
import Lectures from "./Lectures.tsx";
import { Notes } from "./Notes.tsx";
import { takeUnkept } from "./unkept.ts";

vi.mock("../../app/page.ts", () => import("../../app/testing/fake-page.ts"));

const whole = readLecture(fixture);
const own: Lecture = { ...whole, items: whole.items.map((item) => ({ ...item, recorded: null })) };

beforeEach(() => {
  document.body.innerHTML = "";
});
afterEach(() => {
  vi.useRealTimers();
});

/** As a person does: key by key, so that React hears of it. */
function type(field: HTMLTextAreaElement | HTMLInputElement, text: string): Promise<void> {
  const { set } = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value")!;
  return settled(() => {
    field.focus();
    set!.call(field, text);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
}

function Kept({ told }: { readonly told: (text: string) => void }) {
  const [value, setValue] = useState("");
  const write = (text: string) => {
    told(text);
    // A lecture has no tabs.
    setValue(text.replaceAll("\t", " "));
  };
  return <Notes value={value} onWrite={write} />;
}

test("notes are kept at a pause, once, and go on being written in the same field", async () => {
  vi.useFakeTimers();
  const kept = vi.fn();
  const field = (await mount(<Kept told={kept} />)).querySelector("textarea")!;
  await type(field, "Ask");
  await act(() => vi.advanceTimersByTime(400));
  await type(field, "Ask\twhat");
  await act(() => vi.advanceTimersByTime(499));
  expect(kept).not.toHaveBeenCalled();
  await act(() => vi.advanceTimersByTime(1));
  expect(kept.mock.calls).toEqual([["Ask\twhat"]]);
  expect(document.activeElement).toBe(field);
  expect(field.value).toBe("Ask\twhat");
  await settled(() => field.blur());
  expect(kept).toHaveBeenCalledOnce();
  expect(field.value).toBe("Ask what");
});

const nothing = () => {};
function Edited() {
  const lecture = useLectures(({ lectures }) => lectures?.[0]);
  return lecture && <Editor lecture={lecture} onBack={nothing} onPresent={nothing} />;
}

async function edit(): Promise<HTMLElement> {
  await act(() => keepLecture(own));
  return mount(<Edited />);
}
const firstKept = async () => (await act(readLectures))[0]!.items[0]!;
const field = (root: HTMLElement, name: string) =>
  root.querySelector<HTMLTextAreaElement | HTMLInputElement>(`[aria-label="${name}"]`)!;

test.each([
  ["Title", "title"],
  ["Caption, under the picture", "caption"],
  ["Notes, for you alone", "notes"],
] as const)("a page that goes keeps what is being written: %s", async (name, of) => {
  const root = await edit();
  await type(field(root, name), "Half a sen");
  await settled(() => dispatchEvent(new Event("pagehide")));
  expect((await firstKept())[of]).toEqual({ ...own.items[0]![of], en: "Half a sen" });
});

test("what the ledger had no time for is kept by the next page, once, beside what another tab wrote", async () => {
  const root = await edit();
  const stopped = vi.spyOn(Ledger.prototype, "write").mockReturnValue(new Promise(() => {}));
  await type(field(root, "Title"), "Half a sen");
  await settled(() => dispatchEvent(new Event("pagehide")));
  stopped.mockRestore();
  await settled(() => useLectures.setState({ lectures: null, turn: Promise.resolve() }));
  await act(() => keepLecture({ ...own, title: { en: "Another tab's" } }));
  vi.stubGlobal("fetch", async () => Response.json([]));
  await mount(<Lectures />);
  expect((await firstKept()).title.en).toBe("Half a sen");
  expect((await act(readLectures))[0]!.title).toEqual({ en: "Another tab's" });
  expect(takeUnkept()).toBeNull();
  vi.unstubAllGlobals();
});

test.each(["", "{", "7", '{"before":{},"after":{}}'])("what nobody left is nothing: %s", (text) => {
  localStorage.setItem("backstep.lecture.unkept", text);
  expect(takeUnkept()).toBeNull();
  expect(localStorage.getItem("backstep.lecture.unkept")).toBeNull();
});

test("another language takes notes to where they were written", async () => {
  const root = await edit();
  await type(field(root, "Notes, for you alone"), "Said in English");
  await act(() => speaker.speak("ko"));
  await act(() => speaker.speak("en"));
  expect((await firstKept()).notes).toEqual({ en: "Said in English" });
});
