/** @vitest-environment happy-dom */
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { installForTests } from "../../../app/testing/install.ts";
import { ROOMS } from "../../index.ts";
import { PaperTableView } from "./PaperTableView.tsx";
import { TABLES } from "./tables.ts";

installForTests(ROOMS, "generate");

const tableOf = (id: string) => TABLES.find((table) => table.id === id)!;
const page = (id: string) => {
  const place = document.createElement("div");
  place.innerHTML = renderToStaticMarkup(<PaperTableView table={tableOf(id)} />);
  return place;
};

test.each(TABLES.map(({ id }) => id))("%s has a caption, heads for its columns and rows, and what compares", (id) => {
  const place = page(id);
  const table = place.querySelector("table")!;
  expect(table.querySelector("caption")?.textContent).not.toBe("");
  expect(place.querySelector(`[id="${table.getAttribute("aria-describedby")}"]`)?.textContent).toMatch(/\.$/);
  expect(table.querySelectorAll("thead th[scope=col]")).toHaveLength(tableOf(id).columns.length + 1);
  for (const row of table.querySelectorAll("tbody tr:not(:first-child)")) {
    expect(row.querySelector("th[scope=row]")?.textContent).not.toBe("");
    expect(row.querySelectorAll("td")).toHaveLength(tableOf(id).columns.length);
  }
});

test("what was measured stands there with its error, and what was unstable says so", () => {
  expect(page("ddim2").textContent).toContain("3.20×10⁻⁶± 0.17×10⁻⁶");
  expect(page("ddpm2").querySelectorAll("abbr[title='unstable to train']")).toHaveLength(4);
});
