import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { writeCsv } from "./csv.ts";
import { readNpy, writeNpy } from "./npy.ts";

describe(".npy", () => {
  it("comes back as it went", () => {
    const shape = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 5 });
    fc.assert(
      fc.property(shape, fc.float32Array({ minLength: 1024, maxLength: 1024 }), (axes, values) => {
        const data = new Float32Array(
          values.subarray(
            0,
            axes.reduce((product, length) => product * length, 1),
          ),
        );
        expect(readNpy(writeNpy({ shape: axes, data }))).toEqual({ shape: axes, data });
      }),
    );
  });

  it("has a header of a multiple of 64 bytes, as numpy writes it", () => {
    const bytes = writeNpy({ shape: [2], data: Float32Array.of(1, -1) });
    expect(bytes.length).toBe(128 + 8);
    expect(new TextDecoder("latin1").decode(bytes.subarray(10, 70))).toBe(
      "{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }   ",
    );
  });

  it("is refused when it is something else", () => {
    const good = writeNpy({ shape: [2], data: Float32Array.of(1, -1) });
    expect(() => readNpy(good.slice(0, -1))).toThrow("expected 8 bytes for shape (2), found 7");
    expect(() => readNpy(good.slice(0, 9))).toThrow("expected float32 in C order");
    expect(() => readNpy(new Uint8Array(0))).toThrow("expected an .npy of format 1.0");
    const double = good.slice();
    double[23] = "8".charCodeAt(0);
    expect(() => readNpy(double)).toThrow(/expected float32 in C order, found "\{'descr': '<f8'/);
    expect(() => writeNpy({ shape: [3], data: new Float32Array(2) })).toThrow(
      "expected 3 values for shape (3), found 2",
    );
  });
});

describe("CSV", () => {
  it("quotes what needs it and keeps every digit", () => {
    const rows = [
      [0.1 + 0.2, 'say "t", then', null],
      [1e-12, "two\nlines", "plain"],
    ];
    expect(writeCsv(["a", "b,c", "d"], rows)).toBe(
      'a,"b,c",d\r\n0.30000000000000004,"say ""t"", then",\r\n1e-12,"two\nlines",plain\r\n',
    );
  });
  it("needs rows as long as the header", () => {
    expect(() => writeCsv(["a"], [["1"], []])).toThrow("expected 1 cells in row 2, found 0");
  });
});
