import { expect, test, vi } from "vitest";
import "../testing/install.ts";
import { client, loader, slots } from "../../app/testing/fake-page.ts";
import { begun } from "../testing/run.ts";
import { runGenerate } from "./run.ts";
import { settings } from "./scene.ts";

vi.mock("../../app/page.ts", () => import("../../app/testing/fake-page.ts"));

test("so many pictures of one seed, each of its own noise; by hand it begins paused", async () => {
  loader.arrive();
  settings.patch({ seed: "7", count: 3 });
  runGenerate(true);
  await begun(1000);
  expect(client.last.spec).toMatchObject({ paused: true, lanes: [0, 1, 2].map((image) => ({ seed: "7", image })) });
  expect(slots.of("generate").status).toMatchObject({ phase: "paused", scene: settings.get() });
});
