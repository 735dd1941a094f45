/** The worker's script: messages in, messages out. */
import { loadModel } from "./load.ts";
import type { Request } from "./protocol.ts";
import { Service } from "./service.ts";

const service = new Service(loadModel, (event, transfer) => self.postMessage(event, { transfer }));

self.onmessage = ({ data }: MessageEvent<Request>) => service.hear(data);
