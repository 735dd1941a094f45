/**
 * Protocol buffers' wire format: fields as numbers with their bytes. Which field means what is the business of whoever
 * reads or writes a message (ONNX).
 */
import { concat } from "./concat.ts";
import { WIRE } from "./sentences.ts";
import { Worded, type WordedValues } from "./worded.ts";

const VARINT = 0;
const FIXED64 = 1;
const BYTES = 2;
const FIXED32 = 5;

/** A whole number below 2⁵³, seven bits a byte. Negative numbers take the ten bytes of 64-bit two's complement. */
export function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  let left = BigInt.asUintN(64, BigInt(value));
  while (left > 127n) {
    bytes.push(Number(left & 127n) | 128);
    left >>= 7n;
  }
  bytes.push(Number(left));
  return Uint8Array.from(bytes);
}

const key = (field: number, wire: number) => varint(field * 8 + wire);

export const integerField = (field: number, value: number): Uint8Array =>
  concat(Uint8Array, [key(field, VARINT), varint(value)]);

/** What stands before the bytes of a field, so that they can follow in a stream. */
export const bytesHeader = (field: number, length: number): Uint8Array =>
  concat(Uint8Array, [key(field, BYTES), varint(length)]);

export const bytesField = (field: number, bytes: Uint8Array): Uint8Array =>
  concat(Uint8Array, [bytesHeader(field, bytes.length), bytes]);

export const textField = (field: number, text: string): Uint8Array => bytesField(field, new TextEncoder().encode(text));

export const messageField = (field: number, parts: readonly Uint8Array[]): Uint8Array =>
  bytesField(field, concat(Uint8Array, parts));

export const floatField = (field: number, value: number): Uint8Array =>
  concat(Uint8Array, [key(field, FIXED32), new Uint8Array(Float32Array.of(value).buffer)]);

export const packedField = (field: number, values: readonly number[]): Uint8Array =>
  bytesField(field, concat(Uint8Array, values.map(varint)));

/** A field as it stands in a message: a number, or a view of its bytes. */
export interface Field {
  readonly field: number;
  readonly isNumber: boolean;
  /** A varint as signed 64 bits. */
  readonly integer: bigint;
  /** A length-delimited field's bytes, or the four or eight of a fixed one; empty for a varint. */
  readonly bytes: Uint8Array;
}

export const numberField = (field: number, integer: bigint): Field => ({
  field,
  isNumber: true,
  integer,
  bytes: new Uint8Array(0),
});

/** Bytes that are no message. */
export class WireError extends Worded<typeof WIRE> {
  override readonly name = "WireError";

  constructor(id: keyof typeof WIRE, values?: WordedValues) {
    super(WIRE, id, values);
  }
}

/** The fields of a message in their order. @throws WireError where a length leads past the end, or a kind is unknown */
export function* fieldsOf(message: Uint8Array): Generator<Field> {
  const reader = new Reader(message);
  while (reader.at < message.length) {
    const head = Number(reader.varint());
    const [field, wire] = [Math.floor(head / 8), head % 8];
    const bytes = (length: number): Field => ({ field, isNumber: false, integer: 0n, bytes: reader.take(length) });
    if (wire === VARINT) yield numberField(field, BigInt.asIntN(64, reader.varint()));
    else if (wire === BYTES) yield bytes(Number(reader.varint()));
    else if (wire === FIXED32) yield bytes(4);
    else if (wire === FIXED64) yield bytes(8);
    else throw new WireError("wire.kind", { wire });
  }
}

/** Numbers in a row without keys: a packed field. */
export function packed(bytes: Uint8Array): bigint[] {
  const reader = new Reader(bytes);
  const found: bigint[] = [];
  while (reader.at < bytes.length) found.push(BigInt.asIntN(64, reader.varint()));
  return found;
}

/** Repeated numbers, packed or one by one. */
export const integers = (fields: readonly Field[]): number[] =>
  fields.flatMap(({ isNumber, bytes, integer }) => (isNumber ? [Number(integer)] : packed(bytes).map(Number)));

/** Repeated float32. */
export const floats = (fields: readonly Field[]): number[] =>
  fields.flatMap(({ bytes }) => {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return Array.from({ length: Math.floor(bytes.length / 4) }, (_, i) => view.getFloat32(4 * i, true));
  });

class Reader {
  at = 0;
  private readonly bytes: Uint8Array;
  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  varint(): bigint {
    let value = 0n;
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const byte = this.bytes[this.at++];
      if (byte === undefined) throw new WireError("wire.cut");
      value |= BigInt(byte & 127) << shift;
      if (byte < 128) return BigInt.asUintN(64, value);
    }
    throw new WireError("wire.long");
  }

  take(length: number): Uint8Array {
    if (!(length <= this.bytes.length - this.at)) {
      throw new WireError("wire.announced", { length, left: this.bytes.length - this.at });
    }
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }
}
