/** What the page is told of a model. */
import { type Manifest, networkFile } from "../models/manifest.ts";
import type { ModelInfo } from "./protocol.ts";

export function infoOf(manifest: Manifest): ModelInfo {
  const { id, title, image, classes, needsClass, diffusion } = manifest;
  const { width, height, channels } = image;
  const { sha256 } = networkFile(manifest);
  return {
    ...{ id, title, sha256, width, height, channels, classes, process: diffusion },
    ...(needsClass && { needsClass }),
  };
}
