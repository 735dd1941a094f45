// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { SIZES, snippetOf } from "./embed-snippet.ts";

/** As another page reads it. */
function read(html: string): DocumentFragment {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content;
}

const HERE = "https://backstep.test/?room=compare&columns=ddim:50,7";

test("another page reads the address and the title as they were meant", () => {
  const title = `Backstep: "<Compare>" & more`;
  const page = read(snippetOf(HERE, title, SIZES.slide));
  const frame = page.querySelector("iframe");
  const address = new URL(frame?.src ?? "");
  expect(address.searchParams.get("embed")).toBe("1");
  expect(address.searchParams.get("columns")).toBe("ddim:50,7");
  expect([frame?.title, frame?.width, frame?.height]).toEqual([title, "960", "540"]);
  expect(page.children).toHaveLength(1);
});

test("a link with pictures keeps them behind its mark", () => {
  const snippet = snippetOf("https://backstep.test/?at=3#r=AbC-_", "Backstep", SIZES.column);
  const frame = read(snippet).querySelector("iframe");
  expect(frame?.src).toBe("https://backstep.test/?at=3&embed=1#r=AbC-_");
  expect(frame?.width).toBe("100%");
});
