// @vitest-environment happy-dom
/** Numbers are taken in any width; a person's own words as they typed them. */
import { expect, test, vi } from "vitest";
import { mount, settled } from "../testing/mount.ts";
import { TextField } from "./TextField.tsx";

async function typed(text: string, words: boolean): Promise<string> {
  const onCommit = vi.fn((_text: string) => true);
  const root = await mount(<TextField value="" words={words} onCommit={onCommit} />);
  const input = root.querySelector("input")!;
  // As React hears it: the value behind the one that it watches.
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(input, text);
  await settled(() => input.dispatchEvent(new Event("input", { bubbles: true })));
  await settled(() => input.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true })));
  return onCommit.mock.calls[0]![0];
}

test("digits and what stands between them are taken as numbers have them", async () => {
  expect(await typed("１０、２０", false)).toBe("10,20");
  expect(await typed("−3", false)).toBe("-3");
});

test("a title keeps its signs: x̂₀ is not x̂0", async () => {
  expect(await typed("x̂₀、 x² − 1？", true)).toBe("x̂₀、 x² − 1？");
});
