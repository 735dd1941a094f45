/** The shipped models in both languages: what they are called, and what they have seen. */

import { useStore } from "../app/store.ts";
import { defineWords, useWords } from "../i18n/words.ts";

const words = defineWords(
  "models",
  {
    "title.faces-32": "Cartoon faces",
    "title.fashion-28": "Clothes and shoes",
    "seen.faces-32": "cartoon faces",
    "seen.fashion-28": "small grey pictures of clothes, shoes and bags",
    "seen.other": "the pictures it was trained on",
  },
  {
    "title.faces-32": "만화풍 얼굴",
    "title.fashion-28": "옷과 신발",
    "seen.faces-32": "만화풍 얼굴",
    "seen.fashion-28": "옷과 신발, 가방의 작은 흑백 사진",
    "seen.other": "학습에 쓴 그림",
  },
);

/** What a model is called; its manifest's own words where there are none here. */
export function useModelTitle(): (model: { readonly id: string; readonly title: string }) => string {
  const w = useWords(words);
  return ({ id, title }) => (id === "faces-32" || id === "fashion-28" ? w(`title.${id}`) : title);
}

/** What the model has seen in its training, to stand in a sentence. */
export function useModelHasSeen(): string {
  const w = useWords(words);
  const id = useStore((state) => state.modelId);
  return w(id === "faces-32" || id === "fashion-28" ? `seen.${id}` : "seen.other");
}

/** Whether a face drawn by facesjs is a picture this model knows the like of. */
export function useKnowsFaces(): boolean {
  return useStore((state) => state.modelId === "faces-32");
}
