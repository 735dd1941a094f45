import fc from "fast-check";
import { expect, test } from "vitest";
import { concat } from "./concat.ts";
import { bytesField, fieldsOf, floatField, integerField, packed, packedField, WireError } from "./protobuf.ts";

const number = fc.integer({ min: 1, max: 5000 });

test("what is written is read again", () => {
  const whole = fc.integer({ min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER });
  fc.assert(
    fc.property(number, whole, fc.uint8Array(), fc.array(whole), (field, value, bytes, list) => {
      const message = concat(Uint8Array, [
        integerField(field, value),
        bytesField(field + 1, bytes),
        floatField(field + 2, 1.5),
        packedField(field + 3, list),
      ]);
      const found = [...fieldsOf(message)];
      expect(found.map((each) => each.field)).toEqual([field, field + 1, field + 2, field + 3]);
      expect(Number(found[0]!.integer)).toBe(value);
      expect([...found[1]!.bytes]).toEqual([...bytes]);
      expect([...found[2]!.bytes]).toEqual([0, 0, 192, 63]);
      expect(packed(found[3]!.bytes).map(Number)).toEqual(list);
    }),
  );
});

test("a message that is cut off, or none at all, is a WireError and nothing else", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      try {
        for (const { bytes: inner } of fieldsOf(bytes)) expect(inner.length).toBeLessThanOrEqual(bytes.length);
      } catch (error) {
        expect(error).toBeInstanceOf(WireError);
      }
    }),
  );
  expect(() => [...fieldsOf(Uint8Array.of(0x0a, 0x7f, 1))]).toThrow("127 bytes are announced, 1 are left");
});
