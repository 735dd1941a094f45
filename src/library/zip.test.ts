import { unzipSync } from "fflate";
import { expect, test } from "vitest";
import { zip } from "./zip.ts";

test("another program finds the files in it", async () => {
  const network = new Uint8Array(9_000_000).map((_, i) => (i * 31) % 256);
  const made = await zip([
    ["manifest.json", new Blob(['{"title":"나비"}'])],
    ["model.onnx", new Blob([network])],
  ]);
  const found = unzipSync(new Uint8Array(await made.arrayBuffer()));
  expect(Object.keys(found)).toEqual(["manifest.json", "model.onnx"]);
  expect(new TextDecoder().decode(found["manifest.json"])).toBe('{"title":"나비"}');
  expect(Buffer.compare(found["model.onnx"]!, network)).toBe(0);
});
