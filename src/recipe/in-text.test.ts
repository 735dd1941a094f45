import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inText } from "./in-text.ts";
import { writeLink } from "./link.ts";
import { writeRecipe } from "./recipe.ts";
import { recipe } from "./testing/arbitraries.ts";

const isPage = (name: string | null) => name === "bits" || name === "notes";
const told = (text: string) => inText(text, isPage);
const kind = (text: string) => told(text)?.kind ?? null;

describe("what was pasted", () => {
  it.each([
    ["a link", "https://a.example/app/#r=abcd", "link"],
    ["a link in words, its mark encoded", "Look: https://a.example/app/?%23r%3Dabcd, nice!", "link"],
    ["an address of a room", "https://a.example/?room=bits&seed=7", "settings"],
    ["an address of a page", "https://a.example/?room=notes", "settings"],
    ["an address of a room there is not", "https://a.example/?room=attic&seed=7", "elsewhere"],
    ["JSON", ' {"v":1}\n', "recipe"],
    ["JSON as chats show it", '```json\n{"v":1}\n```', "recipe"],
    ["a picture as an address", "data:image/png;base64,iVBORw0KGgo=", "file"],
    ["a picture somewhere else", "https://a.example/cat.jpg?size=large", "elsewhere"],
    ["the same in angle brackets", "<https://a.example/cat.jpg>", "elsewhere"],
    ["a picture somewhere else, as people write it", "www.a.example/cat.jpg", "elsewhere"],
    ["a picture on the disk", "file:///home/me/cat.jpg", "path"],
    ["the same, as Windows copies it", '"C:\\Users\\me\\My pictures\\cat.jpg"', "path"],
    ["on a share", "\\\\server\\pictures\\cat.jpg", "path"],
    ["the same, as a terminal says it", "~/My pictures/cat.jpg", "path"],
    ["a command", "/help me", null],
    ["words", "what a nice picture", null],
    ["words with an address", "see https://a.example/cat.jpg there", null],
    ["a number", "2006", null],
    ["nothing", "", null],
  ])("%s", (_, text, expected) => expect(kind(text)).toBe(expected));

  it("is a recipe or a link, whatever the recipe", () => {
    fc.assert(
      fc.property(recipe, (sent) => {
        expect(told(writeRecipe(sent))).toEqual({ kind: "recipe", json: writeRecipe(sent) });
        expect(kind(`https://a.example/#r=${writeLink(sent)}`)).toBe("link");
      }),
      { numRuns: 50 },
    );
  });

  it("is told soon, whatever it is", () => {
    for (const text of ["<".repeat(1e6), "&#".repeat(5e5), "data:".repeat(2e5), "%".repeat(1e6)]) kind(text);
    fc.assert(fc.property(fc.string(), (text) => [null, "elsewhere", "file", "recipe"].includes(kind(text))));
  });
});
