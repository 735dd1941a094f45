import { expect, test } from "vitest";
import en from "./blur.en.tsx?raw";
import ko from "./blur.ko.tsx?raw";

const manifests = import.meta.glob<{ id: string; diffusion: { prediction: string } }>("/models/*/manifest.json", {
  eager: true,
  import: "default",
});
const predicting = (prediction: string) =>
  Object.values(manifests)
    .filter(({ diffusion }) => diffusion.prediction === prediction)
    .map(({ id }) => id)
    .sort();
const named = (sentence: RegExp, text: string) =>
  [...(sentence.exec(text.replace(/\s+/g, " "))?.[1]?.matchAll(/[a-z]+-\d+/g) ?? [])].map(([id]) => id).sort();

test("what the note on blurs says each of our models predicts is what it predicts", () => {
  expect(predicting("epsilon")).not.toEqual([]);
  expect(named(/predicts ε, as ([^,]+)/, en)).toEqual(predicting("epsilon"));
  expect(named(/predicts v, as ([^,]+)/, en)).toEqual(predicting("v_prediction"));
  expect(named(/([^>.]+)처럼 ε을 예측하면/, ko)).toEqual(predicting("epsilon"));
  expect(named(/([^>.]+)처럼 v를 예측하면/, ko)).toEqual(predicting("v_prediction"));
});
