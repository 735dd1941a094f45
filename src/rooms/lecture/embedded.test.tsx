// @vitest-environment happy-dom
/** In a page of another's: what ships is presented and saved, and nothing is kept there. */
import { readFileSync } from "node:fs";
import { expect, test, vi } from "vitest";
import { mount } from "../../ui/testing/mount.ts";
import Lectures from "./Lectures.tsx";

vi.mock("../../app/embed.ts", async (original) => ({ ...(await original<object>()), EMBEDDED: true }));
vi.mock("../../app/page.ts", () => import("../../app/testing/fake-page.ts"));
vi.mock("./shipped.ts", async () => {
  const { readLecture } = await import("../../lecture/schema.ts");
  const json = readFileSync("public/lectures/ddpm-to-ddim/lecture.json", "utf8");
  return { readShipped: async () => [readLecture(JSON.parse(json))] };
});

test("an embed offers what keeps nothing", async () => {
  const page = await mount(<Lectures />);
  const seen = [...page.querySelectorAll("button")].filter((button) => !button.closest("[hidden]"));
  const names = seen.map(({ textContent }) => textContent);
  expect(names).toEqual(expect.arrayContaining(["Present", "Save as file"]));
  expect(names).not.toContain("Make it mine");
  expect(names).not.toContain("Open a file …");
});
