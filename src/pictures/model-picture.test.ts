import { beforeEach, expect, test, vi } from "vitest";
import "../rooms/testing/install.ts";
import { slots } from "../app/testing/fake-page.ts";
import { decodePng } from "../bytes/png-pixels.ts";
import { ModelPictures } from "../library/pictures.ts";
import { memoryFiles } from "../library/testing/memory-files.ts";
import type { Recording } from "../run/recording.ts";
import type { RunStatus } from "../run/status.ts";
import { fakeModel } from "../run/testing/fake-models.ts";
import { watchPictures } from "./model-picture.ts";

vi.mock("../app/page.ts", () => import("../app/testing/fake-page.ts"));
const here = vi.hoisted(() => ({ pictures: null as unknown, keeps: true }));
vi.mock("../app/keeping.ts", () => ({ keepsUnasked: () => here.keeps }));
vi.mock("../app/own-models.ts", () => ({ modelPictures: async () => here.pictures }));

const pictures = new ModelPictures(memoryFiles());
here.pictures = pictures;
const model = fakeModel();

/** A run of the first room ends with pictures of one grey pixel. */
function finishes(serial: number, ...values: number[]): void {
  const slot = slots.of("generate");
  slot.feed.recording = { result: Float32Array.from(values) } as Recording;
  const run = { slot: "generate", serial, phase: "done", model } as RunStatus;
  slots.store.setState({ runs: { generate: run } });
}

const kept = async () => {
  const png = await pictures.get(model.sha256);
  return png && [...decodePng(new Uint8Array(await png.arrayBuffer()), 1).pixels];
};

beforeEach(async () => {
  slots.store.setState({ runs: {} });
  await pictures.clear();
});

test("the first picture of the newest run that a model has finished stands for it", async () => {
  const leave = watchPictures();
  finishes(1, 1, -1);
  await vi.waitFor(async () => expect(await kept()).toEqual([255]));
  finishes(2, -1, 1);
  await vi.waitFor(async () => expect(await kept()).toEqual([0]));
  await pictures.remove(model.sha256);
  leave();
});

test("where nothing is kept unasked, no picture is", async () => {
  here.keeps = false;
  const put = vi.spyOn(pictures, "put");
  const leave = watchPictures();
  finishes(3, 1);
  await new Promise((over) => setTimeout(over));
  expect(put).not.toHaveBeenCalled();
  here.keeps = true;
  leave();
});
