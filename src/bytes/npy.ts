/**
 * NumPy's file of one array (NEP 1, format 1.0): float32, little-endian, C order. What numpy.save
 * writes for such an array, byte for byte.
 */
import { quote, ShareError } from "./errors.ts";

const MAGIC = "\x93NUMPY\x01\x00";

export interface NpyArray {
  /** Lengths of the axes, outermost first: x₀ is (N, C, H, W), a trajectory (positions, N, C, H, W). */
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

/** @throws RangeError when the shape and the number of values disagree. */
export function writeNpy({ shape, data }: NpyArray): Uint8Array<ArrayBuffer> {
  const size = shape.reduce((product, length) => product * length, 1);
  if (size !== data.length) throw new RangeError(`expected ${size} values for shape (${shape}), found ${data.length}`);
  const axes = shape.length === 1 ? `${shape[0]},` : shape.join(", ");
  const description = `{'descr': '<f4', 'fortran_order': False, 'shape': (${axes}), }`;
  // Magic, two bytes of length, header: together a multiple of 64, the last byte a newline.
  const length = Math.ceil((MAGIC.length + 2 + description.length + 1) / 64) * 64;
  const header = `${description.padEnd(length - MAGIC.length - 3)}\n`;
  const bytes = new Uint8Array(length + data.length * 4);
  const view = new DataView(bytes.buffer);
  const put = (text: string, at: number) => {
    for (let i = 0; i < text.length; i++) bytes[at + i] = text.charCodeAt(i);
  };
  put(MAGIC, 0);
  view.setUint16(MAGIC.length, header.length, true);
  put(header, MAGIC.length + 2);
  for (let i = 0; i < data.length; i++) view.setFloat32(length + 4 * i, data[i]!, true);
  return bytes;
}

/** @throws ShareError not-npy for anything but float32 in C order; truncated. */
export function readNpy(bytes: Uint8Array): NpyArray & { readonly data: Float32Array<ArrayBuffer> } {
  const ascii = (from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));
  const start = ascii(0, MAGIC.length);
  if (start !== MAGIC) throw new ShareError("not-npy", `expected an .npy of format 1.0, found ${quote(start)}`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const from = MAGIC.length + 2;
  const to = bytes.length < from ? from : from + view.getUint16(from - 2, true);
  const description = ascii(from, Math.min(to, from + 512));
  const found = /^\{'descr': '<f4', 'fortran_order': False, 'shape': \(([\d, ]*)\), \} *\n$/.exec(description);
  if (!found) throw new ShareError("not-npy", `expected float32 in C order, found ${quote(description.trim())}`);
  const shape = (found[1]!.match(/\d+/g) ?? []).map(Number);
  const size = shape.reduce((product, length) => product * length, 1);
  if (bytes.length - to !== size * 4) {
    const message = `expected ${size * 4} bytes for shape (${shape}), found ${bytes.length - to}`;
    throw new ShareError("truncated", message);
  }
  const data = new Float32Array(size);
  for (let i = 0; i < size; i++) data[i] = view.getFloat32(to + 4 * i, true);
  return { shape, data };
}
