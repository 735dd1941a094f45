/** What lies in the stores. */

/** As far as a list shows it and is searched by. */
export interface Kept {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly when: number;
  readonly room: string;
  readonly model: { readonly id: string; readonly title: string; readonly sha256: string };
  /** As in an address: "ddim:50"; several where there were. */
  readonly samplers: readonly string[];
  readonly seeds: readonly string[];
  /** Pixels of all of it. */
  readonly width: number;
  readonly height: number;
  /** A small PNG or WebP of it. */
  readonly thumbnail: Uint8Array<ArrayBuffer>;
  /** Of its PNG. */
  readonly bytes: number;
}

/** The pictures exactly: a PNG of ours, which has the recipe in it. */
export interface KeptPictures {
  readonly id: string;
  readonly png: Uint8Array<ArrayBuffer>;
}

/** A lecture of a person's, as who wrote it understands it. */
export interface KeptLecture {
  readonly id: string;
  /** When it was last changed; milliseconds since 1970. */
  readonly when: number;
  readonly lecture: unknown;
}

/** Recorded frames that a lecture shows. */
export interface KeptSheet {
  readonly lecture: string;
  readonly name: string;
  /** What its picture is of. */
  readonly sheet: unknown;
  /** A PNG or WebP. */
  readonly picture: Blob;
}

/** The newest run of a slot of a tab. */
export interface Run {
  readonly tab: string;
  readonly slot: string;
  /** When something was last written of it; milliseconds since 1970. */
  readonly when: number;
  /** What it is a run of, as who wrote it understands it. */
  readonly head: unknown;
  readonly parts: number;
  readonly bytes: number;
}

/** A part of what came of one: frames and states. */
export interface Came {
  readonly tab: string;
  readonly slot: string;
  readonly part: number;
  readonly came: unknown;
}

/** What the bench keeps of sixteen pictures of a row: no pictures, but what distances and bits are made of. */
export interface Batch {
  /** What the row is, as who measures it writes it. */
  readonly row: string;
  readonly batch: number;
  /** Milliseconds since 1970. */
  readonly when: number;
  /** Whose arithmetic it was: batches of one row belong together only where it is the same. */
  readonly engine: string;
  /** float16, [pictures, features]; none where it is of real pictures. */
  readonly features: Uint16Array<ArrayBuffer>;
  /** What was measured of real pictures, as who measures it understands it. */
  readonly numbers?: Float32Array<ArrayBuffer>;
  /** Milliseconds that the pictures took. */
  readonly took: number;
  /** The first pictures of a row, 8-bit [n, H, W, C]; of the other batches none. */
  readonly shown?: Uint8Array<ArrayBuffer>;
}
