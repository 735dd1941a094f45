/** @vitest-environment happy-dom */
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { installForTests } from "../../../app/testing/install.ts";
import { ROOMS } from "../../index.ts";
import { FIRST } from "../scene.ts";
import type { Here } from "./here.ts";
import { PaperTableView } from "./PaperTableView.tsx";
import { TABLES } from "./tables.ts";

installForTests(ROOMS, "generate");

const tableOf = (id: string) => TABLES.find((table) => table.id === id)!;
const page = (id: string, here: Here | null = null) => {
  const place = document.createElement("div");
  place.innerHTML = renderToStaticMarkup(<PaperTableView table={tableOf(id)} here={here} />);
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

test("a cell that the bench can fill asks to be run, by a name of its own; one that is a row says which", () => {
  const T = 1000;
  const model = { id: "faces-32", process: { T, variance: "learned_range" } } as unknown as Here["model"];
  const here: Here = { model, scene: FIRST, active: false, found: () => null, row: () => null };
  const names = (of: Here) =>
    [...page("ddim1", of).querySelectorAll("button[aria-label$='run this']")].map((each) =>
      each.getAttribute("aria-label"),
    );
  expect(names(here)).toHaveLength(30);
  expect(new Set(names(here)).size).toBe(30);
  expect(names(here)[0]).toBe("η = 0.0, Steps S: 10: run this");
  const busy: Here = { ...here, active: true, row: ({ steps }) => (steps === 10 ? "C" : null) };
  expect(names(busy)).toHaveLength(25);
  expect(page("ddim1", busy).textContent).toContain("row C");
  const none = page("ddim1");
  expect(none.querySelectorAll("button[aria-label$='run this']")).toHaveLength(0);
});
