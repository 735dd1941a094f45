import { getState } from "../app/store.ts";
import type { Shape } from "./tensor.ts";

/** What the model sees of a picture; the list knows before the model is there. */
export function modelShape(): Pick<Shape, "width" | "channels"> {
  const { model, modelId, models } = getState();
  if (model.phase === "ready") return model.model;
  return models.find(({ id }) => id === modelId) ?? { width: 32, channels: 3 };
}
