/** How numbers lie in files, little-endian, and as float32. */
import { fromHalves } from "../bytes/half.ts";

export type DType =
  | "float64"
  | "float32"
  | "float16"
  | "bfloat16"
  | "int64"
  | "int32"
  | "int16"
  | "int8"
  | "uint8"
  | "bool";

export const BYTES: Record<DType, number> = {
  float64: 8,
  float32: 4,
  float16: 2,
  bfloat16: 2,
  int64: 8,
  int32: 4,
  int16: 2,
  int8: 1,
  uint8: 1,
  bool: 1,
};

/** @param bytes whole numbers of the type, copied */
export function toFloat32(bytes: Uint8Array, dtype: DType): Float32Array {
  // What almost all weights are, of which there may be a hundred million.
  if (dtype === "float32") return new Float32Array(bytes.slice().buffer);
  if (dtype === "float16") return fromHalves(new Uint16Array(bytes.slice().buffer));
  const { buffer, byteOffset, byteLength } = bytes;
  const view = new DataView(buffer, byteOffset, byteLength);
  const word = new DataView(new ArrayBuffer(4));
  const read: Record<Exclude<DType, "float32" | "float16">, (at: number) => number> = {
    float64: (at) => view.getFloat64(at, true),
    bfloat16: (at) => {
      // The upper half of a float32.
      word.setUint32(0, view.getUint16(at, true) << 16);
      return word.getFloat32(0);
    },
    int64: (at) => Number(view.getBigInt64(at, true)),
    int32: (at) => view.getInt32(at, true),
    int16: (at) => view.getInt16(at, true),
    int8: (at) => view.getInt8(at),
    uint8: (at) => view.getUint8(at),
    bool: (at) => Number(view.getUint8(at) !== 0),
  };
  const of = read[dtype];
  const size = BYTES[dtype];
  return Float32Array.from({ length: byteLength / size }, (_, i) => of(i * size));
}
