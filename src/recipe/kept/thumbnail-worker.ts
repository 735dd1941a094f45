/** Makes thumbnails away from the page: a zip may bring a thousand. */

import { MAX_PIXELS } from "../../bytes/picture-file.ts";
import { decodePng, encodePng } from "../../bytes/png-pixels.ts";
import { answerQuestions } from "../../pictures/answer-questions.ts";
import { type ThumbnailRequest, thumbnail } from "./thumbnail.ts";

answerQuestions<ThumbnailRequest, Uint8Array<ArrayBuffer>>(
  ({ png, of }) => encodePng(thumbnail(decodePng(png, MAX_PIXELS), of)),
  (small) => [small.buffer],
);
