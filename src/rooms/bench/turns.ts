/** The rows' models take turns in the page's one worker; afterwards the page has its own again. */
import { chooseModel } from "../../app/choose-model.ts";
import { isListed } from "../../app/model-list.ts";
import { loader, modelList } from "../../app/page.ts";
import { getState } from "../../app/store.ts";
import type { Host } from "../../run/job.ts";
import type { Ready } from "../../run/ready.ts";
import type { Row } from "./scene.ts";

export interface Turn {
  readonly id: string;
  readonly rows: readonly Row[];
}

/** Rows of one model together, those of the page's first. @throws RangeError where none of the models is here */
export async function turnsOf(rows: readonly Row[], page: string): Promise<readonly Turn[]> {
  if (rows.some(({ model = page }) => model !== page)) await modelList.read();
  const ids = [...new Set([page, ...rows.map(({ model = page }) => model)])];
  const turns = ids
    .filter((id) => id === page || isListed(id))
    .map((id) => ({ id, rows: rows.filter(({ model = page }) => model === id) }))
    .filter((turn) => turn.rows.length > 0);
  if (turns.length === 0) throw new RangeError(`no model here: ${ids.join(", ")}, expected one that is listed`);
  return turns;
}

export class Bringing {
  readonly #host: Host;
  #brought: string | null = null;

  constructor(host: Host) {
    this.#host = host;
  }

  /** Loads it where it is not there; null where somebody chose another meanwhile. Cancelled, the one before is back. */
  async bring(id: string): Promise<Ready | null> {
    const { models, signal, tell } = this.#host;
    if (models.current?.model.id === id) return models.current;
    tell({ phase: "waiting" });
    this.#brought = id;
    const back = () => loader.cancel();
    signal.addEventListener("abort", back, { once: true });
    await chooseModel(id, { run: false });
    signal.removeEventListener("abort", back);
    const ready = await models.ready(signal);
    return ready.model.id === id ? ready : null;
  }

  /** Unless somebody has chosen one themselves, or measures again. */
  async goHome(page: string): Promise<void> {
    if (this.#host.wanted && this.#brought === getState().modelId) await chooseModel(page, { run: false });
  }
}
