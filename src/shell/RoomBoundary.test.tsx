// @vitest-environment happy-dom
import { Suspense } from "react";
import { beforeEach, expect, it, vi } from "vitest";
import { later } from "../scene/later.ts";
import { Show } from "../ui/Show.tsx";
import { mount, network, press } from "../ui/testing/mount.ts";
import { RoomBoundary } from "./RoomBoundary.tsx";

beforeEach(() => {
  // React tells of what a boundary has caught.
  vi.spyOn(console, "error").mockImplementation(() => {});
});

it("a room that could not be had says so, and comes when it is opened again", async () => {
  const { asked, load } = network(2, () => "bits");
  const view = later(load);
  const page = await mount(
    <Suspense>
      <RoomBoundary view={view}>
        <Show view={view} />
      </RoomBoundary>
    </Suspense>,
  );
  for (const times of [1, 2]) {
    expect([asked.times, page.textContent]).toEqual([times, expect.stringMatching(/could not be loaded/)]);
    await press(page, "Open it again");
  }
  expect([asked.times, page.textContent]).toEqual([3, "bits"]);
});
