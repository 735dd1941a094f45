import { describe, expect, it } from "vitest";
import type { Kept } from "../../ledger/records.ts";
import { ANY, choices, found, plain } from "./search.ts";

const entry = (id: string, parts: Partial<Kept> = {}): Kept => ({
  id,
  when: 0,
  room: "generate",
  model: { id: "faces-32", title: "faces-32", sha256: "" },
  samplers: ["ddim:50:eta0.5"],
  seeds: ["1042"],
  width: 32,
  height: 32,
  thumbnail: new Uint8Array(),
  bytes: 0,
  ...parts,
});

const all = [
  entry("newest", { room: "compare", samplers: ["ddpm:1000:fixed_large", "ddim:50"], seeds: ["7"] }),
  entry("middle"),
  entry("oldest", { model: { id: "photos-32", title: "Photographs", sha256: "" }, samplers: [], seeds: ["42"] }),
];
const textOf = ({ room, model, samplers, seeds }: Kept) => plain([room, model.title, ...samplers, ...seeds].join(" "));
const ids = (wish: Partial<typeof ANY>) => found(all, { ...ANY, ...wish }, textOf).map(({ id }) => id);

describe("what is kept is found", () => {
  it("by every word, however it is typed", () => {
    expect(ids({ text: " " })).toEqual(["newest", "middle", "oldest"]);
    expect(ids({ text: "DDIM" })).toEqual(["newest", "middle"]);
    expect(ids({ text: "ｄｄｉｍ generate" })).toEqual(["middle"]);
    expect(ids({ text: "photo" })).toEqual(["oldest"]);
    expect(ids({ text: "ddim nothing" })).toEqual([]);
  });

  it("by a number from its first digit on", () => {
    expect(ids({ text: "42" })).toEqual(["oldest"]);
    expect(ids({ text: "104" })).toEqual(["middle"]);
    expect(ids({ text: "1000" })).toEqual(["newest"]);
  });

  it("by what it was made with, where any of several will do", () => {
    expect(ids({ sampler: "ddim" })).toEqual(["newest", "middle"]);
    expect(ids({ sampler: "ddim", room: "generate" })).toEqual(["middle"]);
    expect(ids({ model: "photos-32" })).toEqual(["oldest"]);
  });

  it("in the order of time that is wished, and the list it is found in stays as it is", () => {
    expect(ids({ oldestFirst: true })).toEqual(["oldest", "middle", "newest"]);
    expect(all[0]?.id).toBe("newest");
  });

  it("a list to choose from is there where there are several", () => {
    expect(choices(all, "sampler")).toEqual(["ddpm", "ddim"]);
    expect(choices(all.slice(1), "room")).toEqual([]);
  });
});
