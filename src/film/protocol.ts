/** What the page and the worker that makes films say to each other. One worker makes one film; to cancel is to end it. */
import type { PictureSize } from "../bytes/picture-shape.ts";
import type { Pixels } from "../scene/reel.ts";
import type { Look, Patch } from "./compose.ts";
import type { FilmTags } from "./encode/video.ts";
import type { FrameLayout } from "./layout.ts";
import type { Shot } from "./timing.ts";
import type { VideoKind } from "./video-kind.ts";

export type FilmKind =
  | { readonly format: "video"; readonly video: VideoKind }
  | { readonly format: "gif" }
  | { readonly format: "apng" };

export interface FilmSpec {
  readonly kind: FilmKind;
  readonly layout: FrameLayout;
  readonly look: Look;
  /** Of one picture. */
  readonly size: PictureSize;
  readonly titles: readonly Patch[];
  readonly shots: readonly Shot[];
  /** Written into a video as it is made; other files get theirs afterwards. Null: it says nothing of where it came from. */
  readonly tags: FilmTags | null;
}

/** What is seen in one shot. */
export interface ShotPixels {
  readonly groups: readonly (readonly (Pixels | null)[])[];
  readonly caption: Patch | null;
}

export type ToFilmWorker =
  | { readonly kind: "make"; readonly spec: FilmSpec }
  | { readonly kind: "shot"; readonly pixels: ShotPixels };

export type FromFilmWorker =
  /** Wants a shot; the ones before it are in the film. */
  | { readonly kind: "next"; readonly shot: number; readonly frames: number }
  | { readonly kind: "done"; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: "failed"; readonly message: string };
