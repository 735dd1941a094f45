// @vitest-environment happy-dom
import { type ComponentType, useState } from "react";
import { beforeEach, expect, it, vi } from "vitest";
import { dismiss } from "../app/notices.ts";
import { getState } from "../app/store.ts";
import { part, tryAgain } from "./part.tsx";
import { mount, network, press, settled } from "./testing/mount.ts";

interface DialogProps {
  readonly onClose: () => void;
}

const notice = () => getState().notices.find(({ key }) => key === "part");

beforeEach(() => {
  dismiss("part");
  // React tells of what a boundary has caught.
  vi.spyOn(console, "error").mockImplementation(() => {});
});

/** A room with a dialog behind a button. */
function Room({ Dialog }: { readonly Dialog: ComponentType<DialogProps> }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        open
      </button>
      {open && <Dialog onClose={() => setOpen(false)} />}
    </>
  );
}

it("a dialog that could not be had leaves the room as it is, and each press asks the network again", async () => {
  const { asked, load } = network(2, (_: DialogProps) => " dialog");
  const room = await mount(<Room Dialog={part(load)} />);
  for (const times of [1, 2]) {
    await press(room, "open");
    expect([asked.times, room.textContent]).toEqual([times, "open"]);
    expect(notice()?.text()).toMatch(/could not be loaded/);
  }
  await press(room, "open");
  expect([asked.times, room.textContent, notice()]).toEqual([3, "open dialog", undefined]);
});

it("one that breaks is told from one that did not come", async () => {
  const broken = () => {
    throw new Error("a mistake in it");
  };
  const room = await mount(<Room Dialog={part(async () => ({ default: broken }))} />);
  await press(room, "open");
  expect(room.textContent).toBe("open");
  expect(notice()?.text()).toMatch(/stopped working/);
});

it("what nobody opens is asked for again by the notice, all of it at once", async () => {
  const [menu, panel] = [network(1, () => " menu"), network(1, () => " panel")];
  const [Menu, Panel] = [part(menu.load), part(panel.load)];
  const room = await mount(
    <>
      room
      <Menu />
      <Panel />
    </>,
  );
  expect(room.textContent).toBe("room");
  expect(notice()?.action?.label()).toBe("Try again");
  await settled(tryAgain);
  expect([menu.asked.times, panel.asked.times, room.textContent]).toEqual([2, 2, "room menu panel"]);
  expect(notice()).toBeUndefined();
});

it("something else stands there until it has come", async () => {
  let arrive = () => {};
  const coming = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  const Chapter = part<object>(
    () => coming.then(() => ({ default: () => "chapter" })),
    () => "loading",
  );
  const page = await mount(<Chapter />);
  expect(page.textContent).toBe("loading");
  await settled(arrive);
  expect(page.textContent).toBe("chapter");
});
