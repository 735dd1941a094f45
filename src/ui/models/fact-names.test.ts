import { expect, test } from "vitest";
import { weightsIn } from "../../formats/weights-in.ts";
import { placeSaid } from "./fact-names.ts";
import { words } from "./words.ts";

test("a network that is its whole file is said to be, in every language; another by its file's own name", async () => {
  await words.load("ko");
  const weight = { dtype: "float32", shape: [1], data: new Float32Array(1) };
  const { from } = weightsIn(new Map([["w", weight]]) as never, () => true);
  expect(placeSaid(words.in("en"), from)).toBe("the whole file");
  expect(placeSaid(words.in("ko"), from)).toBe("파일 전체");
  expect(placeSaid(words.in("ko"), "model.ema")).toBe("model.ema");
});
