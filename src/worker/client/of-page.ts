/** The client of a page, which knows when nobody sees it, and takes turns on the device with the pages of other tabs. */
import { Client, type ClientOwner, spawnWorker } from "./client.ts";
import { Turns } from "./turns.ts";

/** A browser without locks (a page without https) has every tab run when it will. */
export function clientOfPage(owner: ClientOwner): Client {
  const turns = navigator.locks ? new Turns(navigator.locks) : null;
  const client = turns ? new ClientInTurns(owner, turns) : new Client(owner, spawnWorker);
  const tell = () => {
    client.visible(!document.hidden);
    turns?.see(!document.hidden);
  };
  document.addEventListener("visibilitychange", tell);
  tell();
  return client;
}

class ClientInTurns extends Client {
  readonly #turns: Turns;

  constructor(owner: ClientOwner, turns: Turns) {
    super(owner, spawnWorker);
    this.#turns = turns;
  }

  override run(...[spec, options = {}]: Parameters<Client["run"]>): ReturnType<Client["run"]> {
    const begin = (paused: boolean) => super.run({ ...spec, paused }, options);
    return this.#turns.take(begin, spec.paused ?? false, options.signal);
  }

  override bits(...[spec, options = {}]: Parameters<Client["bits"]>): ReturnType<Client["bits"]> {
    return this.#turns.take(() => ({ events: super.bits(spec, options) }), false, options.signal).events;
  }
}
