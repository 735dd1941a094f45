import { type Photographs, photographsBy } from "../app/model-list.ts";
import { useStore } from "../app/store.ts";
import { useWords } from "../i18n/words.ts";
import { isOwn } from "../library/own-id.ts";
import { words } from "./words.ts";

/** What a model is called; its manifest's own words where there are none here. */
export function useModelTitle(): (model: { readonly id: string; readonly title: string }) => string {
  const w = useWords(words);
  const models = useStore((state) => state.models);
  return ({ id, title }) => {
    // The one that is loaded bears the name that it was added under.
    if (isOwn(id)) return models.find((model) => model.id === id)?.title ?? title;
    if (id === "faces-32" || id === "fashion-28") return w(`title.${id}`);
    return photographsBy(models, id).knows ? w("title.photographs") : title;
  };
}

/** Whether a person has added the model: it has no recording, which those that come with the page have. */
export function useIsOwn(): boolean {
  return useStore((state) => isOwn(state.modelId));
}

/** What the model has seen in its training, to stand in a sentence. */
export function useModelHasSeen(): string {
  const w = useWords(words);
  const id = useStore((state) => state.modelId);
  const { knows } = usePhotographs();
  if (id === "faces-32" || id === "fashion-28") return w(`seen.${id}`);
  return w(knows ? "seen.photographs" : "seen.other");
}

/** Whether the model has seen photographs; and where not, one here that has. */
export function usePhotographs(): Photographs {
  const id = useStore((state) => state.modelId);
  return photographsBy(
    useStore((state) => state.models),
    id,
  );
}

/** Whether a face drawn by facesjs is a picture this model knows the like of. */
export function useKnowsFaces(): boolean {
  return useStore((state) => state.modelId === "faces-32");
}
