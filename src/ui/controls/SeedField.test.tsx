// @vitest-environment happy-dom
import { afterEach, expect, it, vi } from "vitest";
import { mount, settled } from "../testing/mount.ts";
import { SeedField } from "./SeedField.tsx";

afterEach(() => void vi.unstubAllGlobals());

it("a seed that the browser does not let the page copy is selected, and said to be", async () => {
  // As a page is that came over plain http.
  vi.stubGlobal("navigator", { ...navigator, clipboard: undefined });
  const room = await mount(<SeedField seed="2006" onChange={() => {}} />);
  const select = vi.spyOn(room.querySelector("input")!, "select");
  await settled(() => room.querySelector<HTMLElement>('[aria-label="Copy the seed"]')!.click());
  expect(select).toHaveBeenCalledOnce();
  expect(room.textContent).toMatch(/did not let the page copy/);

  vi.stubGlobal("navigator", { ...navigator, clipboard: { writeText: async () => {} } });
  await settled(() => room.querySelector<HTMLElement>('[aria-label="Copy the seed"]')!.click());
  expect(room.textContent).not.toMatch(/did not let/);
  expect(room.querySelector('[aria-label="Copied"]')).not.toBeNull();
});
