// @vitest-environment happy-dom
/** The list and the editor: what is kept of what one does, where the keys go on, and what is said where it fails. */
import "fake-indexeddb/auto";
import { act } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import "../testing/install.ts";
import { keepLecture, readLectures, useLectures } from "../../app/lectures/shelf.ts";
import { getState, setState } from "../../app/store.ts";
import fixture from "../../lecture/fixtures/version-1.json";
import type { Lecture } from "../../lecture/lecture.ts";
import { readLecture } from "../../lecture/schema.ts";
import { Ledger } from "../../ledger/ledger.ts";
import { lectures } from "../../ledger/page.ts";
import { LedgerProblem } from "../../ledger/problem.ts";
import { mount, press, settled } from "../../ui/testing/mount.ts";
import Lectures from "./Lectures.tsx";

vi.mock("../../app/page.ts", () => import("../../app/testing/fake-page.ts"));
vi.mock("./present/Hall.tsx", () => ({ default: () => <p>in the hall</p> }));

const whole = readLecture(fixture);
const own: Lecture = { ...whole, items: whole.items.map((item) => ({ ...item, recorded: null })) };
const kept = async () => (await act(readLectures))[0]!;
const ids = async () => (await kept()).items.map(({ id }) => id).join(" ");
const button = (root: ParentNode, name: string) =>
  [...root.querySelectorAll("button")].find((each) => each.getAttribute("aria-label") === name)!;
const click = (element: HTMLElement) =>
  settled(() => {
    element.focus();
    element.click();
  });
/** What is read or written takes a while on a busy machine. */
const until = (check: () => void) => act(() => vi.waitFor(check, 10_000));
const focused = () => document.activeElement?.getAttribute("aria-label");
const written = () => act(() => useLectures.getState().turn);

beforeEach(async () => {
  document.body.innerHTML = "";
  vi.stubGlobal("fetch", async () => Response.json([]));
  await settled(() => {
    setState({ notices: [] });
    useLectures.setState({ lectures: null, problem: null });
  });
  for (const { id } of await lectures.list()) await lectures.remove(id);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

async function edit(): Promise<HTMLElement> {
  await act(() => keepLecture(own));
  const root = await mount(<Lectures />);
  await until(() => expect(root.textContent).toContain("Edit"));
  await press(root, "Edit");
  return root;
}

test("moments are moved and deleted by keys, which go on with the next one, and every change is undone", async () => {
  const root = await edit();
  await click(button(root, "Move down: It begins as noise"));
  expect(focused()).toBe("Move down: It begins as noise");
  await click(button(root, "Move down: It begins as noise"));
  // At the end there is only the other way.
  expect(focused()).toBe("Move up: It begins as noise");
  await written();
  expect(await ids()).toBe("guess later noise");

  await click(button(root, "Delete: 추측이 먼저 옵니다"));
  expect(focused()).toBe("Delete: To be prepared");
  await click(button(root, "Delete: To be prepared"));
  expect(focused()).toBe("Delete: It begins as noise");
  await click(button(root, "Delete: It begins as noise"));
  expect(focused()).toBe("Undo");
  for (let i = 0; i < 3; i++) await click(button(root, "Undo"));
  await written();
  expect(await ids()).toBe("guess later noise");
  await click(button(root, "Undo"));
  await click(button(root, "Undo"));
  await written();
  expect(await kept()).toEqual(own);
});

test("a drag that ends nowhere is over, and one that is dropped moves", async () => {
  const root = await edit();
  const rows = () => [...root.querySelectorAll("ol > li")];
  const drag = (type: string, on: Element) => {
    const event = new Event(type, { bubbles: true, cancelable: true });
    return settled(() => on.dispatchEvent(event)).then(() => event.defaultPrevented);
  };
  const grip = (at: number) => rows()[at]!.querySelector("[draggable]")!;
  await drag("dragstart", grip(0));
  expect(await drag("dragover", rows()[1]!)).toBe(true);
  await drag("dragend", grip(0));
  expect(await drag("dragover", rows()[1]!)).toBe(false);
  await drag("dragstart", grip(0));
  await drag("drop", rows()[2]!);
  await written();
  expect(await ids()).toBe("guess later noise");
});

test("lectures that can't be read are said to be, with a way to try again; so are those that come with the page", async () => {
  await act(() => keepLecture(own));
  await settled(() => useLectures.setState({ lectures: null }));
  const unread = vi.spyOn(Ledger.prototype, "read").mockRejectedValue(new LedgerProblem("silent", "no answer"));
  vi.stubGlobal("fetch", async () => Promise.reject(new TypeError("Failed to fetch")));
  const root = await mount(<Lectures />);
  await settled();
  expect(root.textContent).toContain("does not answer");
  expect(root.textContent).not.toContain("Reading");
  expect(root.textContent).toContain("The lectures that come with the page could not be read.");
  unread.mockRestore();
  vi.stubGlobal("fetch", async () => Response.json([]));
  await press(root, "Try again");
  await until(() => expect(root.textContent).toContain("From noise to a face"));
  expect(root.textContent).not.toContain("does not answer");
  await press(root, "Try again");
  await until(() => expect(root.textContent).not.toContain("Try again"));
});

test("what can't be deleted, copied or opened is said", async () => {
  const lost = { ...own, items: [{ ...own.items[0]!, address: "room=attic" }] };
  await act(() => keepLecture(lost));
  const root = await mount(<Lectures />);
  await until(() => expect(root.textContent).toContain("Delete"));
  const said = () => getState().notices.map(({ text }) => text());
  vi.spyOn(Ledger.prototype, "write").mockRejectedValue(new TypeError("odd"));
  await press(root, "Delete");
  await until(() => expect(said()).toEqual([expect.stringContaining("This went wrong")]));
  await press(root, "Edit");
  await click(button(root, "Open in its room: It begins as noise"));
  expect(said()).toEqual([expect.stringContaining("no room “attic”")]);
});

test("who deletes a lecture goes on with the next one, and after the last with opening another", async () => {
  await act(() => keepLecture(own));
  await act(() => keepLecture({ ...own, id: "two", title: { en: "Two" } }));
  const root = await mount(<Lectures />);
  await until(() => expect(root.querySelectorAll('[data-does="remove"]')).toHaveLength(2));
  for (const left of [1, 0]) {
    await click(root.querySelector<HTMLElement>('[data-does="remove"]')!);
    await until(() => expect(root.querySelectorAll('[data-does="remove"]')).toHaveLength(left));
    expect(document.activeElement?.textContent).toBe(left === 1 ? "Delete" : "Open a file …");
  }
});
