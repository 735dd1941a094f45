import { afterEach, expect, it, vi } from "vitest";
import { forgetShared, keepShared, takeShared } from "./shared.ts";
import { fakeCaches } from "./testing/fake-caches.ts";

const SCOPE = "https://host.test/backstep/";

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

function sharing(parts: Readonly<Record<string, string | readonly File[]>>): Request {
  const form = new FormData();
  for (const [name, value] of Object.entries(parts))
    for (const part of typeof value === "string" ? [value] : value) form.append(name, part);
  return new Request(`${SCOPE}share`, { method: "POST", body: form });
}

it("files arrive as they were sent, once", async () => {
  const caches = fakeCaches();
  const sent = [
    new File([new Uint8Array([1, 2, 3])], "그림 1.png", { type: "image/png" }),
    new File(["{}"], "recipe.json", { type: "application/json" }),
  ];
  const answer = await keepShared(sharing({ files: sent }), SCOPE, caches);
  expect([answer.status, answer.headers.get("Location")]).toEqual([303, `${SCOPE}?shared=1`]);
  const { files, text } = await takeShared(SCOPE, caches);
  expect(files.map(({ name, type, size }) => [name, type, size])).toEqual([
    ["그림 1.png", "image/png", 3],
    ["recipe.json", "application/json", 2],
  ]);
  expect(new Uint8Array(await files[0]!.arrayBuffer())).toEqual(new Uint8Array([1, 2, 3]));
  expect(text).toBe("");
  expect(await takeShared(SCOPE, caches)).toEqual({ files: [], text: "" });
});

it("a link arrives, whichever part holds it", async () => {
  const caches = fakeCaches();
  await keepShared(sharing({ title: "Backstep", text: "", url: `${SCOPE}#r=1234` }), SCOPE, caches);
  expect(await takeShared(SCOPE, caches)).toEqual({ files: [], text: `${SCOPE}#r=1234` });
});

it("what no page took is there for a day, and no longer", async () => {
  const caches = fakeCaches();
  vi.useFakeTimers({ toFake: ["Date"] });
  await keepShared(sharing({ files: [new File(["me"], "me.jpg")] }), SCOPE, caches);
  vi.setSystemTime(Date.now() + 23 * 3600 * 1000);
  await forgetShared(caches);
  const left = () => [...caches.all.values()].flatMap((kept) => [...kept.keys()]);
  expect(left()).toHaveLength(2);
  vi.setSystemTime(Date.now() + 2 * 3600 * 1000);
  await forgetShared(caches);
  expect(left()).toEqual([]);
});

it("a storage that hangs or refuses keeps nobody from the page", async () => {
  vi.spyOn(console, "warn").mockImplementation(() => {});
  for (const open of [() => new Promise<never>(() => {}), () => Promise.reject(new Error("no"))]) {
    const answer = await keepShared(sharing({ text: "a link" }), SCOPE, { open }, 20);
    expect([answer.status, answer.headers.get("Location")]).toEqual([303, `${SCOPE}?shared=1`]);
    await expect(takeShared(SCOPE, { open }, 20)).rejects.toThrow(/did not answer|no/);
  }
});
