import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MANGLERS, mangled } from "../recipe/testing/manglers.ts";
import { queriesIn } from "./query.ts";

const SETTINGS = {
  room: "interpolate",
  model: "faces-32",
  sampler: "ddim:50:quadratic:eta0.25:sigmahat",
  seed: "18446744073709551615",
  t: "1000,750,0",
  repeatNoiseSteps: "-1",
  mix: "constant_variance",
  columns: "ddpm:10,15,20:fixed_large@7;dpmpp2m:20@8",
};
const QUERY = Object.entries(SETTINGS)
  .map(([name, value]) => `${name}=${value}`)
  .join("&");
const address = fc.constantFrom(`https://a.example/backstep/?${QUERY}`, `http://localhost:4173/?embed=1&${QUERY}`);

/** Some reading has every setting as it was, the first of a name counting. */
const keeps = (text: string) =>
  queriesIn(text).some((query) => Object.entries(SETTINGS).every(([name, value]) => query.get(name) === value));

describe("the settings in an address are as they were", () => {
  it.each(Object.keys(MANGLERS))("after %s", (name) => {
    fc.assert(
      fc.property(
        address.chain((each) => MANGLERS[name]!(each)),
        keeps,
      ),
      { numRuns: 200 },
    );
  });

  it("after all of that, in any order, but for mail's spelling in lines that were broken again", () => {
    const names = Object.keys(MANGLERS).filter((name) => name !== "quoted-printable");
    fc.assert(
      fc.property(
        address.chain((each) => mangled(each, 4, names)),
        ({ text }) => keeps(text),
      ),
      { numRuns: 500 },
    );
  });

  it.each([
    ["words before", "Why not?\nHere: https://a.example/?room=bits&seed=7"],
    ["words on the next line", "https://a.example/?room=bits&seed=7\nwhat do you think?"],
    ["words behind", "https://a.example/?room=bits&seed=7 what do you think?"],
    ["a chat program's brackets", "<https://a.example/?room=bits&seed=7|what I made>"],
    ["a sentence right behind it", "https://a.example/?room=bits&seed=7。What do you think?"],
    ["a Korean particle", "https://a.example/?room=bits&seed=7를 열어 보세요"],
    ["a bracket of a wide script", "「https://a.example/?room=bits&seed=7」、"],
    ["&amp; escaped twice", "https://a.example/?room=bits&amp;amp;seed=7"],
    ["a new line in it", "https://a.example/?room=bits&se\ned=7"],
  ])("with %s", (_, text) => {
    expect(queriesIn(text).map((query) => [query.get("room"), query.get("seed")])).toContainEqual(["bits", "7"]);
  });
});

it("a value of words keeps its spaces and its letters", () => {
  const named = (text: string) => queriesIn(text, ["class"])[0]!.get("class");
  const address = "https://a.example/?room=generate&class=";
  for (const name of ["tiger shark", "고양이", "café", "crane (bird)", "jack-o'-lantern", "Mr. Ed"]) {
    expect(named(address + encodeURIComponent(name))).toBe(name);
    expect(named(`(${address}${encodeURIComponent(name)}&seed=7).`)).toBe(name);
    expect(named(`https://safe.example/?url=${encodeURIComponent(address + encodeURIComponent(name))}&x=1`)).toBe(name);
  }
  expect(named(`Look: ${address}cat!`)).toBe("cat");
  expect(named("https://a.example/?room=bits")).toBe(null);
});

it("a link of old whose &times= became a sign is read", () => {
  for (const text of ["?room=endings×=1000,5&seed=7", "?room=endings%C3%97=1000,5&seed=7"]) {
    expect([...queriesIn(text)[0]!]).toEqual([
      ["room", "endings"],
      ["times", "1000,5"],
      ["seed", "7"],
    ]);
  }
});
