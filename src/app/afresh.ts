/** A model of a person's own that is damaged here, or gone: the same is added again. */
import { wordsOf } from "../bytes/words-of.ts";
import { awaitModel } from "./adding.ts";
import { askForModel } from "./choose-model.ts";
import { useLooking } from "./looking.ts";
import { say } from "./notices.ts";
import { removeModel } from "./shelf.ts";
import { getState, setState } from "./store.ts";
import { words } from "./words.ts";

/** The page of models waits for its file, with the address that it was fetched from where there is one. */
export async function addAfresh(): Promise<void> {
  const { models, modelId } = getState();
  const model = models.find(({ id }) => id === modelId);
  if (model?.own) {
    const { id, title, sha256, own } = model;
    awaitModel({ title, sha256, file: own.file, answers: own.answers, arrived: () => askForModel(id) });
    useLooking.setState({ suggested: own.address ?? "" });
    try {
      await removeModel(model);
    } catch (error) {
      const why = wordsOf(error);
      say({ key: "model", tone: "error", text: () => words.say("model.stays", { title, why }) });
    }
  }
  setState({ shelf: true });
}
