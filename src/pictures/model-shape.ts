import { getState } from "../app/store.ts";
import { type PictureShape, USUAL_SHAPE } from "../bytes/picture-shape.ts";

/** What the model sees of a picture; the list knows before the model is there. */
export function modelShape(): PictureShape {
  const { model, modelId, models } = getState();
  if (model.phase === "ready") return model.model;
  return models.find(({ id }) => id === modelId) ?? USUAL_SHAPE;
}
