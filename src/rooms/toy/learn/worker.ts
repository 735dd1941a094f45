/** The script of the worker that learns. */
import { listen } from "../../../pulse/ping.ts";
import type { Request } from "./protocol.ts";
import { Service } from "./service.ts";

const service = new Service({
  post: (event) => postMessage(event),
  // A message to oneself lets those in that came before it; a timer would wait 4 ms each time.
  breathe: () =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        resolve();
      };
      port2.postMessage(null);
    }),
  now: () => performance.now(),
});

listen<Request>((request) => service.handle(request));
