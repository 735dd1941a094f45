/** Links that chat programs, mail and HTML had: with the deflated recipe's check sum, all can be undone. */
import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readLink, writeLink } from "./link.ts";
import { DICTIONARY } from "./link-dictionary.ts";
import { payloadsIn } from "./link-payload.ts";
import { writeRecipe } from "./recipe.ts";
import { recipe } from "./testing/arbitraries.ts";
import { MANGLERS, mangled } from "./testing/manglers.ts";

const FEW = fc.sample(recipe, { numRuns: 12, seed: 3 }).map((sent) => ({ sent, link: writeLink(sent) }));
const STARTS = ["https://a.example/backstep/#r=", "http://localhost:4173/?model=x#r="];
const link = fc
  .tuple(fc.constantFrom(...FEW), fc.constantFrom(...STARTS))
  .map(([{ sent, link }, start]) => ({ sent, address: start + link }));

const readsAsItself = (
  texts: typeof link | fc.Arbitrary<{ sent: (typeof FEW)[0]["sent"]; text: string }>,
  numRuns: number,
) =>
  fc.assert(
    fc.property(
      texts,
      (each) => writeRecipe(readLink("text" in each ? each.text : each.address)) === writeRecipe(each.sent),
    ),
    { numRuns },
  );

describe("a link reads as itself", () => {
  it("in its address", () => readsAsItself(link, 50));

  it.each(Object.keys(MANGLERS))("after %s", (name) =>
    readsAsItself(
      link.chain(({ sent, address }) => MANGLERS[name]!(address).map((text) => ({ sent, text }))),
      50,
    ),
  );

  it("after all of that, in any order", () =>
    readsAsItself(
      link.chain(({ sent, address }) => mangled(address, 4).map((after) => ({ sent, ...after }))),
      500,
    ));

  it.each([
    ["hyphens at the ends of lines", (text: string) => text.replace(/(.{60})/g, "$1-\n")],
    ["dashes for two hyphens", (text: string) => text.replaceAll("--", "\u2014")],
    ["a dash for a hyphen", (text: string) => text.replace(/(?<!-)-(?!-)/g, "\u2014")],
    ["a forum's backslashes", (text: string) => text.replaceAll("_", "\\_")],
    ["JSON in a script", (text: string) => text.replaceAll("=", "\\u003d")],
    [
      "a mail program's wrapping",
      (text: string) => `https://safe.example/?url=${encodeURIComponent(text)}&data=05%7C02`,
    ],
    [
      "a search engine's",
      (text: string) => `https://a.example/url?q=${encodeURIComponent(encodeURIComponent(text))}&sa=D`,
    ],
    ["a link that can't be read before it", (text: string) => `${STARTS[0]}abc and ${text}`],
  ])("after %s", (_, change) => {
    for (const { sent, link } of FEW) {
      expect(writeRecipe(readLink(change(STARTS[0] + link)))).toBe(writeRecipe(sent));
    }
  });
});

it.each(["3D", "3d"])("a recipe's own %s at its start is kept", (start) => {
  const mails = (text: string) => text.replaceAll("=", "=3D");
  for (const change of [mails, (text: string) => text]) {
    const tried = [...payloadsIn(change(`${STARTS[0]}${start}bKC6&utm_source=chat`))];
    expect(tried.some((payload) => payload.startsWith(`${start}bKC6`))).toBe(true);
  }
});

it("what both ends of a link know before is what it was", () => {
  expect(createHash("sha256").update(DICTIONARY).digest("hex")).toBe(
    "9c20133890613de252ebed2ed641c642c04d9f0288b39de865856103976aad9e",
  );
});
