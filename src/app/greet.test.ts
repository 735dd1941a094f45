import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { beforeEach, expect, test, vi } from "vitest";
import "../rooms/testing/install.ts";
import { type Recorded, readRecorded } from "../run/recorded.ts";
import { RECORDED } from "../run/recorded-slots.ts";
import { Recording } from "../run/recording.ts";
import { framesOf, type Sheet } from "../run/sheet.ts";
import { allRooms, roomNamed } from "../scene/rooms.ts";
import { greet } from "./greet.ts";
import { FIRST_MODEL, getState, setState } from "./store.ts";
import { slots } from "./testing/fake-page.ts";

vi.mock("./page.ts", () => import("./testing/fake-page.ts"));
vi.mock("../run/recorded.ts", async (original) => ({
  ...(await original<typeof import("../run/recorded.ts")>()),
  readRecorded: vi.fn(),
}));
const read = vi.mocked(readRecorded);

const sheetOf = (name: string) => JSON.parse(readFileSync(`public/recorded/${name}.json`, "utf8")) as Sheet;
const greeting = (): Recorded => ({
  sheet: sheetOf("endings"),
  recordings: new Map([["endings", new Recording(1, 4)]]),
});

beforeEach(() => {
  read.mockReset();
  slots.of(`${RECORDED}endings`).empty();
  setState({ greetings: {} });
});

test("what was recorded stands in a slot of its own, as nobody's run, and is fetched once", async () => {
  const found = greeting();
  read.mockResolvedValue(found);
  await Promise.all([greet(roomNamed("endings")), greet(roomNamed("endings"))]);
  expect(read.mock.calls).toEqual([["endings"]]);
  expect(getState().greetings).toEqual({ endings: found.sheet });
  const { feed, status } = slots.of(`${RECORDED}endings`);
  expect(feed.recording).toBe(found.recordings.get("endings"));
  expect(status).toMatchObject({ phase: "recorded", pictures: 1, scene: found.sheet.scene, model: { id: "faces-32" } });
  expect(slots.of("endings").status).toBeUndefined();
});

test("where it is absent, or broken, the room stands empty", async () => {
  const warned = vi.spyOn(console, "warn").mockImplementation(() => {});
  read.mockResolvedValueOnce(null);
  await greet(roomNamed("endings"));
  expect(getState().greetings).toEqual({ endings: null });
  expect(warned).not.toHaveBeenCalled();
  read.mockRejectedValueOnce(new SyntaxError("no JSON"));
  await greet(roomNamed("compare"));
  expect(getState().greetings).toEqual({ endings: null, compare: null });
  expect(warned.mock.calls[0]?.[0]).toContain("compare");
});

const bytesOf = (names: readonly string[]) => {
  const files = readdirSync("public/recorded").filter((file) => names.includes(file.split(".")[0]!));
  return files.reduce((sum, file) => sum + statSync(`public/recorded/${file}`).size, 0);
};

test("every room with a model but the first, which has its model's, has one that is here; together they are small", () => {
  const [first, ...others] = allRooms().filter(({ alone }) => !alone);
  for (const { id, greeting = FIRST_MODEL } of [first!, ...others]) {
    const { scene, model, slots } = sheetOf(greeting);
    expect(scene.room).toBe(id);
    expect(JSON.parse(readFileSync(`models/${model.id}/manifest.json`, "utf8")).files[0].sha256).toBe(model.sha256);
    expect(Object.keys(slots)).toContain(id);
    expect(framesOf({ slots }).length).toBeGreaterThan(0);
  }
  expect(bytesOf(others.map(({ greeting }) => greeting!))).toBeLessThan(480_000);
});

test("every model that ships has a showreel of its own weights, which no visit waits long for", () => {
  const shipped = readdirSync("models").filter((name) => existsSync(`models/${name}/manifest.json`));
  expect(shipped).toContain(FIRST_MODEL);
  for (const name of shipped) {
    const { model, slots } = sheetOf(name);
    expect(JSON.parse(readFileSync(`models/${name}/manifest.json`, "utf8")).files[0].sha256).toBe(model.sha256);
    expect(framesOf({ slots }).length).toBeGreaterThan(0);
    expect(bytesOf([name])).toBeLessThan(350_000);
  }
});
