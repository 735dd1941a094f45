import { beforeEach, expect, test, vi } from "vitest";
import { ROOMS } from "../rooms/index.ts";
import { settled } from "../run/testing/fake-client.ts";
import { roomNamed } from "../scene/rooms.ts";
import { goTo } from "./actions.ts";
import { installRooms } from "./install.ts";
import { getState } from "./store.ts";
import { client, loader, slots } from "./testing/fake-page.ts";
import { openRoom, runUninvited, watchLeaving } from "./uninvited.ts";

vi.mock("./page.ts", () => import("./testing/fake-page.ts"));

beforeEach(() => {
  installRooms(ROOMS);
  loader.arrive();
  slots.of("generate").empty();
});

test("the page's first run waits for what is shown meanwhile to end, and for nothing else", async () => {
  let end = () => {};
  const shown = new Promise<void>((resolve) => {
    end = resolve;
  });
  const runs = client.runs.length;
  goTo("generate");
  const opened = openRoom(roomNamed("generate"), shown);
  await settled();
  expect(getState().opening).toBe(true);
  expect(client.runs.length).toBe(runs);
  end();
  await opened;
  await settled();
  expect(getState().opening).toBe(false);
  expect(client.runs.length).toBe(runs + 1);
});

test("it does not come where one has begun something, or gone elsewhere, meanwhile", async () => {
  goTo("generate");
  const begun = openRoom(roomNamed("generate"), settled());
  await roomNamed("generate").run();
  await begun;
  await settled();
  const { serial } = slots.of("generate").status!;
  expect(serial).toBeGreaterThan(0);
  slots.of("generate").empty();
  const left = openRoom(roomNamed("generate"), settled());
  goTo("notes");
  await left;
  expect(slots.of("generate").status).toBeUndefined();
});

test("a run that began by itself pauses when one leaves its room, and goes on when one is back", async () => {
  watchLeaving();
  await runUninvited(roomNamed("generate"));
  await settled();
  await client.last.started(1000);
  const phase = () => slots.of("generate").status?.phase;
  goTo("notes");
  expect(phase()).toBe("paused");
  goTo("generate");
  expect(phase()).toBe("running");
  await roomNamed("generate").run();
  goTo("endings");
  expect(phase()).not.toBe("paused");
});
