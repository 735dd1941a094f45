/** What an engine is: a way to run a model's network here, known by its traits and opened when it is its turn. */
import type { Refusal as Unreadable } from "../formats/refusal.ts";
import type { Said } from "../formats/words/said.ts";
import type { Manifest } from "../models/manifest.ts";
import { outputChannels } from "../models/manifest.ts";
import type { Denoiser, NetworkShape } from "./denoiser.ts";
import type { EngineTraits, EngineWish, Rejection } from "./info.ts";

/** The model as an engine needs it. */
export interface Network {
  readonly manifest: Manifest;
  /** The .onnx file. */
  readonly file: Uint8Array;
}

/** Told what is being done; of what takes programs for the GPU, how many there are already. */
export type Telling = (
  phase: "engine" | "compile" | "self-check",
  programs?: { readonly done: number; readonly of: number },
) => void;

export interface Engine extends EngineTraits {
  /**
   * Loads what the engine needs and the network into it; what is loaded when is the engine's own affair, and
   * nothing of an engine that is not opened may be.
   * @throws Refusal where it can't run here, or not this network; Fault "model-incompatible" for a file that
   * is no network or not this manifest's.
   */
  open(network: Network, told?: Telling, how?: Pick<EngineWish, "tune">): Promise<Denoiser>;
}

/** An engine is a folder with one of these, and a line in engines.ts. */
export function defineEngine(engine: Engine): Engine {
  return engine;
}

/** Thrown by an engine that can't be opened here, with why; the next is tried. */
export class Refusal extends Error {
  readonly reason: Rejection["reason"];
  readonly said: Said | undefined;

  /** @param said the detail, for the page to say in its language */
  constructor(reason: Rejection["reason"], detail: string, said?: Said) {
    super(detail);
    this.name = "Refusal";
    this.reason = reason;
    this.said = said;
  }
}

/** Of a network with a part that an engine has no program for. */
export const opUnknown = ({ message, said }: Unreadable): Refusal => new Refusal("op-unknown", message, said);

export function shapeOf(manifest: Manifest): NetworkShape {
  const { channels, height, width } = manifest.image;
  const { classes, needsClass } = manifest;
  return {
    ...{ channels, height, width, outputs: outputChannels(manifest), classes: classes.length },
    ...(needsClass && { needsClass }),
  };
}
