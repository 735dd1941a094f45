/** The script of the worker that takes a model in. */
import { Library } from "../library/library.ts";
import { alone, opfs } from "../library/opfs.ts";
import { knownAnswer } from "./known.ts";
import type { IntakeRequest } from "./protocol.ts";
import { IntakeService } from "./service.ts";

const service = new IntakeService(
  async () => ({ library: new Library(await opfs(), alone), knownAnswer, now: () => new Date() }),
  (event) => self.postMessage(event),
);

self.onmessage = ({ data }: MessageEvent<IntakeRequest>) => void service.hear(data);
