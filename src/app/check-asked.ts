import { isListed } from "./model-list.ts";
import { say } from "./notices.ts";
import { modelList } from "./page.ts";
import { FIRST_MODEL, getState, setState } from "./store.ts";
import { words } from "./words.ts";

/** The model that the address asks for; one that is not here is refused in words, and the first taken. */
export async function checkAsked(): Promise<void> {
  const { modelId } = getState();
  if (modelId === FIRST_MODEL) return;
  const list = await modelList.read();
  if (list.length === 0 || isListed(modelId)) return;
  const known = list.map(({ id }) => id).join(", ");
  say({ key: "address", tone: "warning", text: () => words.say("address.model", { id: modelId, known }) });
  setState({ modelId: FIRST_MODEL });
}
