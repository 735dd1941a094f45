/** The worker's script: messages in, messages out. */
import { listen } from "../pulse/ping.ts";
import { loadModel } from "./load.ts";
import type { Request } from "./protocol.ts";
import { Service } from "./service.ts";

const service = new Service(loadModel, (event, transfer) => self.postMessage(event, { transfer }));

listen<Request>((request) => service.hear(request));
