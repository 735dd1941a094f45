/** Makes thumbnails away from the page: a zip may bring a thousand. */

import { MAX_PIXELS } from "../../bytes/picture-file.ts";
import { decodePng, encodePng } from "../../bytes/png-pixels.ts";
import { answerQuestions } from "../../pictures/ask-worker.ts";
import { thumbnail } from "./thumbnail.ts";

answerQuestions<Uint8Array, Uint8Array<ArrayBuffer>>(
  (png) => encodePng(thumbnail(decodePng(png, MAX_PIXELS))),
  (small) => [small.buffer],
);
