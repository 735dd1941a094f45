/** Whole numbers and names as headers of files hold them; beyond the end there are zeros. */

export const u8 = (bytes: Uint8Array, at: number) => bytes[at] ?? 0;
export const le16 = (bytes: Uint8Array, at: number) => u8(bytes, at) | (u8(bytes, at + 1) << 8);
export const le24 = (bytes: Uint8Array, at: number) => le16(bytes, at) | (u8(bytes, at + 2) << 16);
export const le32 = (bytes: Uint8Array, at: number) => (le24(bytes, at) | (u8(bytes, at + 3) << 24)) >>> 0;
export const be16 = (bytes: Uint8Array, at: number) => (u8(bytes, at) << 8) | u8(bytes, at + 1);
export const be32 = (bytes: Uint8Array, at: number) => be16(bytes, at) * 65536 + be16(bytes, at + 2);

export const ascii = (bytes: Uint8Array, at: number, length: number) =>
  String.fromCharCode(...bytes.subarray(at, at + length));
