// What the unit tests reach of the folders that decide things, as a table by folder.
import { relative, sep } from "node:path";
import { root } from "./lib.mjs";

/** The rooms' deciding files are one row; every other folder of src is its own. */
function rowOf(file) {
  const [, folder] = relative(root, file).split(sep);
  return folder === "rooms" ? "rooms/*/{scene,lanes,run}" : folder;
}

/** The table, from what istanbul's json-summary holds: a row a folder, with the files that are reached least. */
export function coverageTable({ total: _, ...files }) {
  const entries = Object.entries(files);
  const rows = [...new Set(entries.map(([file]) => rowOf(file)))];
  const line = (row) => {
    const found = entries.filter(([file]) => rowOf(file) === row);
    const sum = (key) => found.reduce((all, [, { lines }]) => all + lines[key], 0);
    const left = found
      .map(([file, { lines }]) => [file.split(sep).slice(-2).join("/"), lines.total - lines.covered])
      .filter(([, lines]) => lines > 0)
      .sort(([, a], [, b]) => b - a)
      .slice(0, 3)
      .map(([file, lines]) => `${file} ${lines}`);
    const percent = ((100 * sum("covered")) / sum("total")).toFixed(1).padStart(5);
    const of = String(sum("total")).padStart(4);
    return `${row.padEnd(25)} ${percent} % of ${of} lines${left.length > 0 ? `; left: ${left.join(", ")}` : ""}`;
  };
  return rows.map(line).join("\n");
}
