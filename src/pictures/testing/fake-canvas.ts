/** The browser's bitmaps and canvases for tests in Node: RGBA8, drawn to the nearest pixel, one over the other. */
import { vi } from "vitest";

type Rgba = readonly [number, number, number, number];

const GROUNDS: Readonly<Record<string, Rgba>> = { "#fff": [255, 255, 255, 255], "#000": [0, 0, 0, 255] };

export class FakeBitmap {
  closed = false;
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8ClampedArray;
  constructor(width: number, height: number, rgba = new Uint8ClampedArray(width * height * 4)) {
    this.width = width;
    this.height = height;
    this.rgba = rgba;
  }
  close(): void {
    this.closed = true;
  }
}

/** A bitmap whose pixels are told by where they are. */
export function bitmapOf(width: number, height: number, at: (x: number, y: number) => Rgba): ImageBitmap & FakeBitmap {
  const made = new FakeBitmap(width, height);
  for (let p = 0; p < width * height; p++) made.rgba.set(at(p % width, Math.floor(p / width)), p * 4);
  return made;
}

class FakeCanvas extends FakeBitmap {
  fillStyle = "#000";
  readonly canvas = this;
  getContext(): this {
    return this;
  }
  fillRect(): void {
    for (let p = 0; p < this.width * this.height; p++) this.rgba.set(GROUNDS[this.fillStyle] ?? [1, 2, 3, 255], p * 4);
  }
  /** (picture, x, y, w, h), or (picture, from x, y, w, h, to x, y, w, h). */
  drawImage(picture: FakeBitmap, ...at: number[]): void {
    const from = at.length === 8 ? at.slice(0, 4) : [0, 0, picture.width, picture.height];
    const [sx, sy, sw, sh] = from as [number, number, number, number];
    const [dx, dy, dw, dh] = at.slice(-4) as [number, number, number, number];
    for (let y = Math.max(0, dy); y < Math.min(this.height, dy + dh); y++) {
      for (let x = Math.max(0, dx); x < Math.min(this.width, dx + dw); x++) {
        const column = Math.floor(sx + ((x - dx + 0.5) * sw) / dw);
        const row = Math.floor(sy + ((y - dy + 0.5) * sh) / dh);
        this.blend(4 * (y * this.width + x), picture.rgba, 4 * (row * picture.width + column));
      }
    }
  }
  getImageData(): { readonly data: Uint8ClampedArray } {
    return { data: this.rgba.slice() };
  }
  transferToImageBitmap(): FakeBitmap {
    return new FakeBitmap(this.width, this.height, this.rgba.slice());
  }
  convertToBlob({ type = "image/png" } = {}): Promise<Blob> {
    return Promise.resolve(new Blob([`${this.width} × ${this.height}`], { type }));
  }
  private blend(to: number, rgba: Uint8ClampedArray, from: number): void {
    const alpha = (rgba[from + 3] ?? 0) / 255;
    const below = ((this.rgba[to + 3] ?? 0) / 255) * (1 - alpha);
    const both = alpha + below;
    for (let c = 0; c < 3; c++) {
      const level = (rgba[from + c] ?? 0) * alpha + (this.rgba[to + c] ?? 0) * below;
      this.rgba[to + c] = both && level / both;
    }
    this.rgba[to + 3] = 255 * both;
  }
}

/** Takes the place of OffscreenCanvas and createImageBitmap; `decode` makes a bitmap of a file's bytes, or throws. */
export function fakeCanvas(decode: () => FakeBitmap = () => new FakeBitmap(1, 1)): void {
  vi.stubGlobal("OffscreenCanvas", FakeCanvas);
  vi.stubGlobal("createImageBitmap", async (of: Blob | FakeBitmap) => (of instanceof FakeBitmap ? of : decode()));
}
