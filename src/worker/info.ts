/** What the page is told of a model. */
import { type Manifest, networkFile } from "../models/manifest.ts";
import type { ModelInfo } from "./protocol.ts";

export function infoOf(manifest: Manifest): ModelInfo {
  const { id, title, image, classes, diffusion } = manifest;
  const { width, height, channels } = image;
  return { id, title, sha256: networkFile(manifest).sha256, width, height, channels, classes, process: diffusion };
}
