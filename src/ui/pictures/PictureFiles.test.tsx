// @vitest-environment happy-dom
import { createRef } from "react";
import { expect, test, vi } from "vitest";
import { mount, settled } from "../testing/mount.ts";
import { PictureFiles } from "./PictureFiles.tsx";

test("what is chosen is handed over, and may be chosen again", async () => {
  const [ref, onFiles] = [createRef<HTMLInputElement>(), vi.fn()];
  await mount(<PictureFiles ref={ref} onFiles={onFiles} />);
  const input = ref.current!;
  const file = new File(["a"], "a.png");
  const choose = (files: readonly File[]) => {
    Object.defineProperty(input, "files", { value: files, configurable: true });
    return settled(() => input.dispatchEvent(new Event("change", { bubbles: true })));
  };
  await choose([file]);
  await choose([]);
  await choose([file]);
  expect(onFiles.mock.calls).toEqual([[[file]], [[file]]]);
  expect(input.value).toBe("");
});
