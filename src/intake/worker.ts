/** The script of the worker that takes a model in. */
import { ortWasm } from "../engine/ort/engines.ts";
import { alone, fetchesAlone } from "../library/alone.ts";
import { Library } from "../library/library.ts";
import { opfs } from "../library/opfs.ts";
import { listen } from "../pulse/ping.ts";
import { knownAnswer } from "./known.ts";
import type { IntakeRequest } from "./protocol.ts";
import { IntakeService } from "./service.ts";

const wait = (seconds: number) => new Promise<void>((over) => setTimeout(over, seconds * 1000));

const service = new IntakeService(
  async () => ({
    library: new Library(await opfs(), alone),
    downloads: () => opfs("downloads"),
    fetchesAlone,
    wait,
    run: { open: ortWasm.open, breathe: () => wait(0) },
    knownAnswer: (manifest, file, counting) => knownAnswer(manifest, file, ortWasm.open, counting),
    now: () => new Date(),
  }),
  (event) => self.postMessage(event),
);

listen<IntakeRequest>((request) => service.hear(request));
