/**
 * The service worker, as the page sees it: there is one after the first visit, and the page is of its version. Where the
 * host has another one the page says so, and goes on as it is until somebody wants that.
 */
import { say } from "../../app/notices.ts";
import { speaker } from "../../i18n/speaker.ts";
import { TAKE_OVER } from "../../offline/version.ts";
import { words } from "./words.ts";

const HOUR = 3_600_000;

/** @param reload so that a test needs no page */
export async function keepWorker(workers: ServiceWorkerContainer, reload = () => location.reload()): Promise<void> {
  const address = new URL("service-worker.js", document.baseURI);
  const registration = await workers.register(address, { updateViaCache: "none" });
  // What a browser under test gives that lets no page have one.
  if (!registration) return;
  // The first worker of all is no news: this page is of its version.
  const tell = () => {
    if (registration.waiting && workers.controller) void offer(() => change(registration, workers, reload));
  };
  const follow = () => registration.installing?.addEventListener("statechange", tell);
  registration.addEventListener("updatefound", follow);
  follow();
  tell();
  const look = () => {
    // Without a network there is nothing new.
    if (!document.hidden) registration.update().catch(() => {});
  };
  setInterval(look, HOUR);
  document.addEventListener("visibilitychange", look);
}

async function offer(run: () => void): Promise<void> {
  await words.load(speaker.language);
  const action = { label: () => words.say("version.take"), run };
  say({ key: "version", tone: "info", text: () => words.say("version.new"), action });
}

/** Settings and runs are kept when the page goes (app/address.ts, recovery). */
function change({ waiting }: ServiceWorkerRegistration, workers: ServiceWorkerContainer, reload: () => void): void {
  if (waiting) {
    workers.addEventListener("controllerchange", reload, { once: true });
    waiting.postMessage(TAKE_OVER);
  } else {
    // Another tab has changed already: its version answers for this one too.
    reload();
  }
}
