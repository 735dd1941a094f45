import { beforeEach, expect, test, vi } from "vitest";
import { ROOMS } from "../rooms/index.ts";
import { settled } from "../run/testing/fake-client.ts";
import { roomNamed } from "../scene/rooms.ts";
import { goTo } from "./actions.ts";
import { installRooms } from "./install.ts";
import { client, loader, slots } from "./testing/fake-page.ts";
import { runUninvited, watchLeaving } from "./uninvited.ts";

vi.mock("./page.ts", () => import("./testing/fake-page.ts"));

beforeEach(() => {
  installRooms(ROOMS);
  loader.arrive();
  slots.of("generate").empty();
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
