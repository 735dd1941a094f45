/** A place in a paper that is named twice is the same place. */
import { expect, test } from "vitest";
import { en as interpolate } from "../../interpolate/words/en.ts";
import { ko as interpolateKo } from "../../interpolate/words/ko.ts";
import en from "./mixing.en.tsx?raw";
import ko from "./mixing.ko.tsx?raw";

test("Interpolate and the chapter on mixing name the same section of DDPM", () => {
  const [, section] = /name="ddpm" \/>, section ([\d.]+)/.exec(en)!;
  expect(section).toBe("4.4");
  expect(interpolate.aboutSource).toContain(`DDPM, section ${section}:`);
  expect(ko).toContain(`name="ddpm" /> ${section}절`);
  expect(interpolateKo.aboutSource).toContain(`DDPM ${section}절:`);
});
