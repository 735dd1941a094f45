import { afterEach, expect, test, vi } from "vitest";

afterEach(() => void vi.unstubAllGlobals());

async function at(search: string): Promise<typeof import("./embed.ts")> {
  vi.resetModules();
  vi.stubGlobal("location", new URL(`https://backstep.test/${search}`));
  return import("./embed.ts");
}

test("one room alone, with its settings where they are asked for", async () => {
  expect(await at("?room=endings")).toMatchObject({ EMBEDDED: false, BARE: false });
  expect(await at("?embed=1")).toMatchObject({ EMBEDDED: true, BARE: true });
  expect(await at("?embed=1&settings=1")).toMatchObject({ EMBEDDED: true, BARE: false });
  expect(await at("?settings=1")).toMatchObject({ EMBEDDED: false, BARE: false });
});

test("outside it is the same room, as it is now", async () => {
  const { addressOutside } = await at("?embed=1&settings=1&room=endings&seed=8");
  expect(addressOutside()).toBe("https://backstep.test/?room=endings&seed=8");
});

test("in another page it is the same address, marked", async () => {
  const { addressEmbedded } = await at("?room=endings&seed=8");
  expect(addressEmbedded(location.href)).toBe("https://backstep.test/?room=endings&seed=8&embed=1");
});

test("a link's pictures go outside with it, though the page has forgotten the link", async () => {
  const { addressOutside } = await at("?embed=1&at=3#r=AbC");
  vi.stubGlobal("location", new URL("https://backstep.test/?embed=1&room=interpolate"));
  expect(addressOutside()).toBe("https://backstep.test/?at=3#r=AbC");
});
