/**
 * The one script of this page that may fetch from other hosts: it is served with a policy of its own (vite/headers.ts), is
 * started when a person asks for a model by its address, and knows of nothing else here but that it is there.
 */
import { listen } from "../pulse/ping.ts";
import { serve } from "./serve.ts";

let violated = false;
self.addEventListener("securitypolicyviolation", () => {
  violated = true;
});

/** A violation is told in a task of its own, which may come after what it has stopped. */
async function refused(): Promise<boolean> {
  await new Promise((told) => setTimeout(told));
  const was = violated;
  violated = false;
  return was;
}

listen<MessagePort>((port) => serve(port, { fetch: self.fetch.bind(self), refused }));
self.postMessage("here");
