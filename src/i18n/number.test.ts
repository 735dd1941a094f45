import { expect, test } from "vitest";
import { LANGUAGES, type Language } from "./languages.ts";
import { writeNumber } from "./number.ts";

test("is what Intl writes in every language, also where Intl isn't asked", () => {
  for (const language of Object.keys(LANGUAGES) as Language[])
    for (const value of [0, 4, 16, 999, 1000, 12345, -3, 0.25])
      expect(writeNumber(language, value)).toBe(new Intl.NumberFormat(language).format(value));
});
