import { expect, test } from "vitest";
import { FIRST as GENERATE } from "../../generate/scene.ts";
import { FIRST as INTERPOLATE } from "../../interpolate/scene.ts";
import "../../testing/install.ts";
import { FACE_SIZE, face } from "./face.ts";
import { markedFile } from "./marked-file.ts";

const made = {
  values: face(0),
  size: FACE_SIZE,
  scene: GENERATE,
  model: { id: "faces-32", sha256: "0".repeat(64) },
};

test("a saved picture says that a model made it, and how", () => {
  const { parts, sourceType, bytes } = markedFile({ ...made, metadata: true });
  expect(sourceType).toBe("trainedAlgorithmicMedia");
  expect(parts.map(({ keyword }) => keyword)).toEqual(expect.arrayContaining(["backstep", "XML:com.adobe.xmp"]));
  expect(parts.reduce((sum, part) => sum + part.bytes, 8)).toBe(bytes);
});

test("without the mark the file says nothing", () => {
  const { parts, sourceType } = markedFile({ ...made, metadata: false });
  expect(sourceType).toBeNull();
  expect(parts.map(({ type }) => type)).toEqual(["IHDR", "IDAT", "IEND"]);
});

test("a picture that a person put in is said to be composite", () => {
  const end = { width: 32, height: 32, channels: 3 as const, pixels: new Uint8Array(3072) };
  const scene = { ...INTERPOLATE, ends: [end, end] as const };
  expect(markedFile({ ...made, scene, metadata: true }).sourceType).toBe("compositeWithTrainedAlgorithmicMedia");
});
