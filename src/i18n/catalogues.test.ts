/** Every sentence of every owner, in every language: it can be read, and said with the values it asks for. */
import { expect, test } from "vitest";
import type { Sentences } from "./arguments.ts";
import { LANGUAGES, type Language } from "./languages.ts";
import { format, type Message, parse } from "./message.ts";

const files = import.meta.glob<Record<string, Sentences>>("../**/{en,ko}.ts", { eager: true });
const owners = [...new Set(Object.keys(files).map((file) => file.replace(/\w+\.ts$/, "")))];
const languages = Object.keys(LANGUAGES) as Language[];

const sentences = (owner: string, language: Language): Sentences => files[`${owner}${language}.ts`]?.[language] ?? {};

/** The names a message asks for, and every choice it makes by one of them. */
function asked(message: Message, found = new Map<string, Set<string | number>>()) {
  const of = (name: string) => found.get(name) ?? found.set(name, new Set()).get(name)!;
  for (const part of message) {
    if (typeof part === "string") continue;
    if ("hole" in part) of(part.hole);
    else if ("count" in part) of(part.count);
    else
      for (const [key, inside] of Object.entries(part.cases)) {
        of(part.by).add(part.kind === "plural" ? (key === "one" ? 1 : Number(key.slice(1)) || 7) : key);
        asked(inside, found);
      }
  }
  return found;
}

test.each(owners)("%s has the same sentences in every language, each with the same values", (owner) => {
  const english = sentences(owner, "en");
  expect(Object.keys(english).length).toBeGreaterThan(0);
  for (const language of languages) {
    const own = sentences(owner, language);
    expect(Object.keys(own), language).toEqual(Object.keys(english));
    for (const [id, text] of Object.entries(own)) {
      const names = (of: string) => [...asked(parse(of)).keys()].sort();
      expect(names(text), `${owner}${language}: ${id}`).toEqual(names(english[id] ?? ""));
    }
  }
});

test.each(owners)("%s says every sentence in every language, whatever is chosen in it", (owner) => {
  for (const language of languages)
    for (const [id, text] of Object.entries(sentences(owner, language))) {
      const message = parse(text);
      const choices = asked(message);
      const most = Math.max(1, ...[...choices.values()].map(({ size }) => size));
      for (let i = 0; i < most; i++) {
        const values = Object.fromEntries([...choices].map(([name, keys]) => [name, [...keys][i % keys.size] ?? 7]));
        expect(format(message, values, language), `${owner}${language}: ${id}`).toMatch(/^[^{}]+$/);
      }
    }
});
