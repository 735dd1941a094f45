/** What runs start from must be of the size of the model they run on. */
import { WorkerFailure } from "../worker/client/failure.ts";
import type { LaneSpec, ModelInfo } from "../worker/protocol.ts";

export type Shape = Pick<ModelInfo, "width" | "height" | "channels">;

/** @throws WorkerFailure bad-request for a picture or a state of another model's size. */
export function checkSize(x: Float32Array, { width, height, channels }: Shape): void {
  const wanted = width * height * channels;
  if (x.length === wanted) return;
  const message = `a picture of ${x.length} values; this model takes ${width} × ${height} × ${channels} = ${wanted}: choose the picture again`;
  throw new WorkerFailure({ code: "bad-request", message });
}

/** Everything the lanes start from, against the model they will run on. @throws as `checkSize`. */
export function checkShapes(lanes: readonly LaneSpec[], model: Shape): void {
  for (const { start } of lanes) {
    if (start.from === "picture") checkSize(start.x0, model);
    if (start.from === "state") checkSize(start.x, model);
    if (start.from === "mix") {
      checkSize(start.a, model);
      checkSize(start.b, model);
    }
  }
}
