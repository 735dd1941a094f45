import sharp from "sharp";
import { expect, test } from "vitest";
import type { ShareError } from "./errors.ts";
import { comments, isGif, withComment } from "./gif-text.ts";

const gif = async (frames = 2) => {
  const raw = Uint8Array.from({ length: 8 * 8 * frames * 3 }, (_, i) => (i * 37) % 256);
  const made = sharp(raw, { raw: { width: 8, height: 8 * frames, channels: 3, pageHeight: 8 } });
  return new Uint8Array(await made.gif({ delay: Array(frames).fill(40) }).toBuffer());
};

test("a comment comes back, whatever its length, and the pictures are what they were", async () => {
  const file = await gif();
  const before = await sharp(file, { animated: true }).raw().toBuffer();
  for (const text of ["", "한국어와 x̂₀", "a".repeat(255), "b".repeat(1000)]) {
    const written = withComment(file, text);
    expect([...comments(written)]).toEqual([text]);
    expect(await sharp(written, { animated: true }).raw().toBuffer()).toEqual(before);
  }
});

test("every comment is found, also behind pictures", async () => {
  const file = withComment(withComment(await gif(3), "second"), "first");
  const behind = [...file.subarray(0, -1), 0x21, 0xfe, 4, 108, 97, 115, 116, 0, 0x3b];
  expect([...comments(Uint8Array.from(behind))]).toEqual(["first", "second", "last"]);
});

test("one that is cut off or damaged says so", async () => {
  const file = withComment(await gif(), "x".repeat(600));
  const code = (bytes: Uint8Array) => {
    try {
      return [...comments(bytes)].length;
    } catch (error) {
      return (error as ShareError).code;
    }
  };
  expect(code(file.subarray(0, file.length - 200))).toBe("truncated");
  expect(code(file.subarray(0, 900))).toBe("truncated");
  const wrong = file.slice();
  wrong[wrong.length - 1] = 0x11;
  expect(code(wrong)).toBe("damaged");
  expect(code(withComment(file, "y".repeat(300_000)))).toBe("too-large");
  expect([isGif(file), isGif(Uint8Array.of(71, 73, 70))]).toEqual([true, false]);
});
