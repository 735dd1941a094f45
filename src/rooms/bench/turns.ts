/** The rows' models take turns in the page's one worker; afterwards the page has its own again. */
import { chooseModel } from "../../app/choose-model.ts";
import { isListed } from "../../app/model-list.ts";
import { modelList, slots } from "../../app/page.ts";
import { stoppable } from "../../app/stoppable.ts";
import { getState } from "../../app/store.ts";
import type { Host } from "../../run/job.ts";
import type { Ready } from "../../run/ready.ts";
import { until } from "../../run/until.ts";
import { type Row, settings } from "./scene.ts";

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

  /**
   * Loads it where it is not there, once nothing runs elsewhere; null where somebody chose another meanwhile. Cancelled,
   * the one before is back.
   */
  async bring(id: string): Promise<Ready | null> {
    const { models, signal, tell } = this.#host;
    if (models.current?.model.id === id) return models.current;
    await othersDone(this.#host);
    tell({ phase: "waiting" });
    this.#brought = id;
    await stoppable(signal, () => chooseModel(id, { run: false }));
    const ready = await models.ready(signal);
    return ready.model.id === id ? ready : null;
  }

  /** Unless somebody has chosen one themselves, measures again, or runs something with the one that is there. */
  async goHome(page: string): Promise<void> {
    if (!this.#host.wanted || this.#brought !== getState().modelId || runsElsewhere() > 0) return;
    await chooseModel(page, { run: false });
  }
}

const runsElsewhere = (): number =>
  Object.values(slots.store.getState().runs).filter(
    ({ scene, phase }) => !settings.are(scene) && (phase === "running" || phase === "queued"),
  ).length;

/** Another model ends every run: those of other rooms come first, as they would in the queue. What is paused there waits for nobody. */
function othersDone({ signal, tell }: Pick<Host, "signal" | "tell">): Promise<void> {
  let told = 0;
  const areDone = () => {
    const ahead = runsElsewhere();
    const isNews = ahead > 0 && ahead !== told;
    // Before it is told, for that is news itself.
    told = ahead;
    if (isNews) tell({ phase: "queued", ahead });
    return ahead === 0;
  };
  return until(areDone, slots.store.subscribe, signal);
}
