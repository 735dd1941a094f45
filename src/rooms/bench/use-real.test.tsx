// @vitest-environment happy-dom
import "fake-indexeddb/auto";
import { expect, test, vi } from "vitest";
import { getState, setState } from "../../app/store.ts";
import { fakeModel } from "../../run/testing/fake-models.ts";
import { mount, settled } from "../../ui/testing/mount.ts";
import type { EngineInfo } from "../../worker/protocol.ts";
import { realOf } from "./real.ts";
import { type BenchScene, FIRST } from "./scene.ts";
import { useResults } from "./use-results.ts";

vi.mock("../../app/page.ts", () => import("../../app/testing/fake-page.ts"));
vi.mock("./real.ts", () => ({ realOf: vi.fn() }));

const SCENE: BenchScene = { ...FIRST, rows: FIRST.rows.slice(0, 1) };

function Shown() {
  const real = useResults(SCENE)[0]?.real;
  return <p>{real === undefined ? "not known" : (real?.source ?? "none")}</p>;
}

test("real pictures that could not be fetched are said to be missing, and come when they are asked for again", async () => {
  setState({ model: { phase: "ready", model: fakeModel(), engine: {} as EngineInfo } });
  vi.mocked(realOf).mockRejectedValueOnce(new TypeError("Failed to fetch dynamically imported module"));
  const page = await mount(<Shown />);
  expect(page.textContent).toBe("not known");
  const notice = getState().notices.find(({ key }) => key === "part");
  expect(notice?.text()).toMatch(/could not be loaded/);
  vi.mocked(realOf).mockResolvedValue({ model: "faces-32", pictures: 2, source: "drawn", cloud: {} as never });
  await settled(() => notice?.action?.run());
  expect(page.textContent).toBe("drawn");
  expect(getState().notices).toEqual([]);
});
