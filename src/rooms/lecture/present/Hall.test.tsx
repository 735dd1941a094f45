// @vitest-environment happy-dom
import { act, useState } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { speaker } from "../../../i18n/speaker.ts";
import fixture from "../../../lecture/fixtures/version-1.json";
import { readLecture } from "../../../lecture/schema.ts";
import { Recording } from "../../../run/recording.ts";
import { mount, settled } from "../../../ui/testing/mount.ts";
import { givenBefore, rememberGiven } from "./given.ts";
import Hall from "./Hall.tsx";

const recorded = () => {
  const recording = new Recording(4, 16);
  recording.times = [1000, 0];
  return { size: { width: 2, height: 2 }, slots: new Map([["trajectory", recording]]) };
};
type Came = (name: string, found: ReturnType<typeof recorded> | "away" | null) => void;
const brought = async (_: unknown, came: Came) => {
  came("recorded/trajectory", recorded());
  came("frames/guess", recorded());
};
const bringRecordings = vi.hoisted(() => vi.fn());
vi.mock("../../../app/lectures/sheets.ts", () => ({ bringRecordings }));

const lecture = readLecture(fixture);
const press = (code: string, on: EventTarget = document.activeElement ?? document.body) =>
  settled(() => {
    // A sign is typed, wherever it is.
    const key = code.length === 1 ? code : "";
    on.dispatchEvent(new KeyboardEvent("keydown", { code, key, bubbles: true, cancelable: true }));
  });
const heading = () => document.querySelector("h1")?.textContent;
const dialog = () => document.querySelector('[role="dialog"]');
const listed = () => document.querySelectorAll("dt").length;

/** A page with a button, from which the lecture is presented. */
function Page() {
  const [presented, setPresented] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setPresented(true)}>
        Present
      </button>
      {presented && <Hall lecture={lecture} onClose={() => setPresented(false)} />}
    </>
  );
}

async function present(): Promise<{ page: HTMLElement; button: HTMLElement }> {
  const page = await mount(<Page />);
  const button = page.querySelector("button") as HTMLElement;
  button.focus();
  await settled(() => button.click());
  return { page, button };
}

/** The presenter's window as the browser opens it; an earlier page may have left something there. */
function otherWindow(left = "") {
  const fresh = () => document.implementation.createHTMLDocument("");
  const window2 = Object.assign(new EventTarget(), {
    document: fresh(),
    closed: false,
    focus: () => {},
    close() {
      window2.closed = true;
    },
    loadAgain() {
      window2.document = fresh();
    },
  });
  window2.document.body.textContent = left;
  vi.spyOn(window, "open").mockImplementation(() => {
    window2.closed = false;
    return window2 as unknown as Window;
  });
  return window2;
}
type Other = ReturnType<typeof otherWindow>;
const text = ({ document: { body } }: Other) => body.textContent;

/** How this page came to be. */
function loaded(type: string, name = "https://backstep.test/?room=lecture"): void {
  vi.spyOn(performance, "getEntriesByType").mockReturnValue([{ type, name } as PerformanceNavigationTiming]);
}

beforeEach(() => {
  loaded("reload");
  bringRecordings.mockImplementation(brought);
});
afterEach(async () => {
  while (dialog()) await press("Escape");
  document.body.replaceChildren();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test("a lecture is presented by keyboard, in both languages, and left by Escape", async () => {
  const { page, button } = await present();
  expect(dialog()?.getAttribute("aria-label")).toContain("From noise to a face");
  expect(document.activeElement).toBe(dialog());
  expect(heading()).toBe("It begins as noise");
  expect(document.querySelector("math")).not.toBeNull();
  // Neither Tab nor a screen reader gets behind it.
  expect(page.inert).toBe(true);

  await press("ArrowRight");
  // It is said in Korean alone.
  expect(heading()).toBe("추측이 먼저 옵니다");
  await press("End");
  expect(heading()).toBe("To be prepared");
  expect(dialog()?.textContent).toContain("This moment has no pictures yet");
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
  await press("?");
  expect(listed()).toBe(13);
  await press("Escape");
  expect(listed()).toBe(0);
  expect(dialog()).not.toBeNull();
  await press("Escape");
  expect(dialog()).toBeNull();
  expect(page.inert).toBe(false);
  expect(document.activeElement).toBe(button);
});

test("a browser that takes the screen back at Escape closes what is uppermost, and gives it again at the next key", async () => {
  const asked = vi.fn(async () => {});
  Object.assign(HTMLElement.prototype, { requestFullscreen: asked });
  await present();
  expect(asked).toHaveBeenCalledOnce();
  await press("?");
  asked.mockClear();
  const takenBack = () => settled(() => document.dispatchEvent(new Event("fullscreenchange")));
  await takenBack();
  expect(listed()).toBe(0);
  expect(dialog()).not.toBeNull();
  await press("ArrowRight");
  expect(asked).toHaveBeenCalledOnce();
  await takenBack();
  expect(dialog()).toBeNull();
  Reflect.deleteProperty(HTMLElement.prototype, "requestFullscreen");
});

test("the presenter's window has the notes, its keys move the hall, and it goes with the lecture", async () => {
  const other = otherWindow();
  await present();
  await press("KeyP");
  expect(text(other)).toContain("Ask what they see.");
  expect(text(other)).toContain("1 / 3");
  await press("ArrowRight", other as unknown as EventTarget);
  expect(text(other)).toContain("2 / 3");
  expect(heading()).toBe("추측이 먼저 옵니다");
  // The speaker does not look behind them.
  await press("KeyB", other as unknown as EventTarget);
  expect(text(other)).toContain("The screen is black.");
  await press("KeyB");
  expect(text(other)).not.toContain("The screen is black.");
  // Opening it took the screen from the hall, which stays.
  await settled(() => document.dispatchEvent(new Event("fullscreenchange")));
  expect(dialog()).not.toBeNull();
  await press("Escape", other as unknown as EventTarget);
  expect(dialog()).toBeNull();
  expect(other.closed).toBe(true);
  expect(givenBefore()).toBeNull();
});

test("a browser that opens no window is told of in the hall", async () => {
  vi.spyOn(window, "open").mockReturnValue(null);
  await present();
  await press("KeyP");
  expect(dialog()?.querySelector('[role="alert"]')?.textContent).toContain("press P again");
  await press("ArrowRight");
  expect(dialog()?.querySelector('[role="alert"]')).toBeNull();
});

test("the presenter's window that is loaded again is drawn again; closed, P opens it anew", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  const aSecond = () => settled(() => vi.advanceTimersByTime(1000));
  const other = otherWindow();
  await present();
  await press("KeyP");
  other.loadAgain();
  expect(text(other)).toBe("");
  await aSecond();
  expect(text(other)).toContain("Ask what they see.");
  await press("ArrowRight", other as unknown as EventTarget);
  expect(text(other)).toContain("2 / 3");
  other.close();
  await aSecond();
  await vi.waitFor(() => expect(givenBefore()?.speaker).toBe(false));
  await press("KeyP");
  expect(other.closed).toBe(false);
  expect(text(other)).toContain("2 / 3");
});

test("the page that is loaded again goes on where it was, in both windows, and its time runs on", async () => {
  const other = otherWindow("The notes of an earlier page");
  rememberGiven({ lecture: lecture.id, at: 1, begun: Date.now() - 65_000, speaker: true });
  await present();
  expect(heading()).toBe("추측이 먼저 옵니다");
  expect(text(other)).not.toContain("earlier page");
  expect(other.document.querySelectorAll("main")).toHaveLength(1);
  expect(other.document.querySelector('[role="timer"]')?.textContent).toMatch(/^1:0\d$/);
  await press("ArrowRight", other as unknown as EventTarget);
  await vi.waitFor(() => expect(givenBefore()).toMatchObject({ lecture: lecture.id, at: 2, speaker: true }));
  // While it is away nothing stands there that is no longer so.
  dispatchEvent(new Event("pagehide"));
  expect(text(other)).toBe("The lecture's page was left. This window goes on when it is back.");
  expect(givenBefore()?.at).toBe(2);
});

test("who left the lectures and comes to them anew sees no hall; who comes back, or loads again, does", () => {
  rememberGiven({ lecture: lecture.id, at: 1, begun: 0, speaker: false });
  loaded("navigate");
  expect(givenBefore()).toBeNull();
  // It was loaded again elsewhere, and gone to from there.
  loaded("reload", "https://backstep.test/?room=generate");
  expect(givenBefore()).toBeNull();
  loaded("back_forward");
  expect(givenBefore()?.at).toBe(1);
  rememberGiven(null);
});

test("what another lecture, or another page, left behind is nothing to this one", async () => {
  const open = vi.spyOn(window, "open");
  rememberGiven({ lecture: "another", at: 2, begun: 0, speaker: true });
  await present();
  expect(heading()).toBe("It begins as noise");
  expect(open).not.toHaveBeenCalled();
  for (const bad of ["", "[]", "7", '{"lecture":"a","at":-1,"begun":0}', '{"lecture":"a","at":0}']) {
    sessionStorage.setItem("backstep.lecture", bad);
    expect(givenBefore()).toBeNull();
  }
});

test("pictures that the network does not bring are said to be away, the lecture is given, and they are shown when they come", async () => {
  let came: Came = () => {};
  bringRecordings.mockImplementation((_, tell: Came) => {
    came = tell;
    return new Promise(() => {});
  });
  await present();
  expect(dialog()).toBeNull();
  await settled(() => came("recorded/trajectory", "away"));
  expect(dialog()).toBeNull();
  await settled(() => came("frames/guess", recorded()));
  expect(dialog()?.textContent).toContain("The pictures of this moment have not come yet");
  await press("Space");
  await settled(() => came("recorded/trajectory", recorded()));
  expect(dialog()?.textContent).not.toContain("have not come yet");
  expect(document.querySelector("article span")).not.toBeNull();
});

test("a hall waits ten seconds for a network that says nothing", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  bringRecordings.mockReturnValue(new Promise(() => {}));
  await present();
  expect(dialog()).toBeNull();
  await settled(() => vi.advanceTimersByTime(10_000));
  expect(dialog()?.textContent).toContain("The pictures of this moment have not come yet");
});
