/** The models that a person has added, as the list of models has them. */
import { aloneSoon, whileNobodyFetches } from "../library/alone.ts";
import type { Card } from "../library/card.ts";
import { removeAll, StorageProblem } from "../library/files.ts";
import { Library } from "../library/library.ts";
import { opfs } from "../library/opfs.ts";
import { ModelPictures } from "../library/pictures.ts";
import { say } from "./notices.ts";
import type { ListedModel } from "./store.ts";
import { words } from "./words.ts";

/** None where the browser keeps no files for this page: who adds a model is told so. Where it only does not answer, that is said. */
export async function ownModels(): Promise<readonly ListedModel[]> {
  try {
    const here = await library();
    void sweep(here);
    return (await here.list()).map(listed);
  } catch (error) {
    if (!(error instanceof StorageProblem)) throw error;
    if (error.code === "storage-silent") {
      say({ key: "own-models", tone: "warning", text: () => words.say("model.unread"), detail: error.message });
    }
    return [];
  }
}

/** After a reload in the middle of adding one, half of it is there. Where this fails, whoever adds the next model does it. */
async function sweep(here: Library): Promise<void> {
  try {
    await here.sweep();
  } catch (error) {
    console.warn("half of a model was not cleared away", error);
  }
}

export function listed({ facts, source, answers, address, ...card }: Card): ListedModel {
  const { id, title, bytes, sha256, width, height, channels } = card;
  // The weights are the largest of the files; their folder is nobody's business.
  const [weights] = [...source].sort((a, b) => b.bytes - a.bytes);
  const file = weights?.name.split("/").at(-1) ?? "";
  const own = { file, sha256: weights?.sha256 ?? "", answers, ...(address !== undefined && { address }) };
  const classes = Number(facts.find(({ name }) => name === "classes")?.value ?? 0);
  // As intake/draft names them.
  const told =
    classes > 0 && ({ classes: Array.from({ length: classes }, (_, i) => String(i)), needsClass: true } as const);
  return { id, title, bytes, sha256, width, height, channels, own, ...told };
}

/** @throws StorageProblem */
export async function library(): Promise<Library> {
  return new Library(await opfs(), aloneSoon);
}

/** @throws StorageProblem */
export async function modelPictures(): Promise<ModelPictures> {
  return new ModelPictures(await opfs("pictures"));
}

/** None where the browser keeps no files for this page. */
export async function forgetPictures(): Promise<void> {
  try {
    await (await modelPictures()).clear();
  } catch (error) {
    if (!(error instanceof StorageProblem)) throw error;
  }
}

/** Half of a file that nobody waits for. Where this fails, whoever fetches next does it. */
export async function forgetDownloads(): Promise<void> {
  try {
    await whileNobodyFetches(async () => removeAll(await opfs("downloads")));
  } catch (error) {
    console.warn("what was fetched was not cleared away", error);
  }
}
