/** What a room does with a picture from anywhere on the page: a line in the menu that every picture has. */
import type { ComponentType } from "react";
import type { ProcessSpec } from "../diffusion/process.ts";
import type { SamplerSpec } from "../diffusion/spec.ts";
import type { OfClass } from "./classes.ts";
import type { InputPicture } from "./picture.ts";
import type { Scene } from "./scene.ts";

/** How a picture came out of noise: the same steps and noise make it again. */
export interface Chain extends OfClass {
  readonly sampler: SamplerSpec;
  readonly seed: string;
  readonly image: number;
}

/** A picture as it was seen when it was taken. */
export interface Taken {
  readonly picture: InputPicture;
  /** Where in its chain it was seen, T … 0. */
  readonly t: number;
  /** Null where it did not come out of noise alone, or out of another model's. */
  readonly chain: Chain | null;
  /** Of the model that will go on with it. */
  readonly process: ProcessSpec;
}

export interface Take<S extends Scene = Scene> {
  readonly id: string;
  readonly icon: ComponentType<{ readonly "aria-hidden"?: boolean }>;
  /** What it is called in the menu. */
  readonly useName: () => string;
  /** The room's settings with the picture: one step to undo. */
  put(scene: S, taken: Taken): S;
  /** What it asks for is run at once, unless something runs there. */
  readonly runs?: true;
  /** Brings the part of the room into sight that it is seen in, where there are several. */
  show?(): void;
  /** It shows nothing new of the room's own pictures. */
  readonly elsewhere?: true;
}
