/** The picture that stands beside a model in the list: the first of the newest run that it has finished here. */
import { keepsUnasked } from "../app/keeping.ts";
import { modelPictures } from "../app/own-models.ts";
import { slots } from "../app/page.ts";
import { encodePng } from "../bytes/png-pixels.ts";
import { firstRoom } from "../scene/rooms.ts";
import type { ModelInfo } from "../worker/protocol.ts";
import { generated } from "./generated.ts";

/** Looks at the first room's runs from now on. Returns the way out. */
export function watchPictures(): () => void {
  let seen: number | null = null;
  return slots.store.subscribe(({ runs }) => {
    const run = runs[firstRoom().id];
    if (run?.phase !== "done" || run.serial === seen || !run.model) return;
    seen = run.serial;
    void keepPicture(run.model);
  });
}

async function keepPicture(model: ModelInfo): Promise<void> {
  const [picture] = generated(model);
  if (!picture || !keepsUnasked()) return;
  try {
    await (await modelPictures()).put(model.sha256, encodePng(picture));
  } catch (error) {
    console.warn(`no picture of ${model.title} is kept for the list of models`, error);
  }
}
