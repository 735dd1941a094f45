import { expect, test } from "vitest";
import { format, parse, type Values } from "./message.ts";
import { pseudo } from "./pseudo.ts";

const say = (text: string, values: Values = {}) => format(pseudo(parse(text)), values, "en");

test("words are accented and longer, between brackets", () => {
  expect(say("Back to the newest")).toBe("⟦Båáçk töó théè ñéèwéèšt⟧");
});

test("values, and what they choose, stay as they are", () => {
  const text = "{count, plural, one {one picture} other {# pictures}} of {name}";
  expect(say(text, { count: 1, name: "Ada" })).toBe("⟦öóñéè pïíçtüúréè öóf Ada⟧");
  expect(say(text, { count: 1000, name: "Ada" })).toBe("⟦1000 pïíçtüúréèš öóf Ada⟧");
});

test("a catalogue's words become about a third longer", () => {
  const texts = ["Settings", "Freeze a half-made picture and finish it many times", "Random steps", "Download"];
  const [before, after] = [texts.join(""), texts.map((text) => say(text)).join("")];
  expect(after.length / before.length).toBeGreaterThan(1.3);
  expect(after.length / before.length).toBeLessThan(1.6);
});
