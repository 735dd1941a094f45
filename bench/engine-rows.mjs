// The rows of bench:engine in a file: written one by one, so that a bench that is ended goes on where it was.
import { existsSync, readFileSync, writeFileSync } from "node:fs";

/** Random weights; sixteen pictures of it take a program that plays the GPU minutes a step. */
const LARGE = "ddpm-cifar10";
const MODELS = ["faces-32", "fashion-28", "photos-32"];

/** All that the table is to have, as it is to have them: "faces-32:1", … */
export const ALL = [
  ...MODELS.flatMap((model) => [1, 4, 16].map((batch) => `${model}:${batch}`)),
  ...[1, 4].map((batch) => `${LARGE}:${batch}`),
];

/** Measured where it is asked for by its name: 114 M parameters, 256 × 256. */
const VERY_LARGE = "ddpm-celebahq:1";

export const nameOf = ({ model, batch }) => `${model}:${batch}`;

/** Those of names, or of models and batches. */
export function chosen({ rows, models, batches }) {
  const there = [...ALL, VERY_LARGE];
  const wanted = rows?.split(",") ?? ALL;
  const unknown = wanted.filter((name) => !there.includes(name));
  if (unknown.length > 0) throw new Error(`there is no row ${unknown.join(", ")}; there are ${there.join(", ")}`);
  return there
    .map((name) => ({ model: name.split(":")[0], batch: Number(name.split(":")[1]) }))
    .filter(
      (row) =>
        wanted.includes(nameOf(row)) &&
        (!models || models.split(",").includes(row.model)) &&
        (!batches || batches.split(",").map(Number).includes(row.batch)),
    );
}

export class Rows {
  #file;
  #adapter;
  /** In the table's order. */
  rows;

  /** @param file or none, where nothing is kept @param adapter that what is in the file has to have been measured on */
  constructor(file, adapter) {
    const kept = file && existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : { adapter, rows: [] };
    if (adapter && kept.adapter !== adapter) {
      throw new Error(`${file} was measured on ${kept.adapter}, and this is ${adapter}: name another file`);
    }
    this.#file = file;
    this.#adapter = kept.adapter;
    this.rows = kept.rows;
  }

  has(row) {
    return this.rows.some((other) => nameOf(other) === nameOf(row));
  }

  /** In place of one that was there. */
  add(row) {
    const place = (each) => [...ALL, VERY_LARGE].indexOf(nameOf(each));
    const others = this.rows.filter((other) => nameOf(other) !== nameOf(row));
    this.rows = [...others, row].sort((a, b) => place(a) - place(b));
    const kept = { adapter: this.#adapter, rows: this.rows };
    if (this.#file) writeFileSync(this.#file, `${JSON.stringify(kept, null, 2)}\n`);
  }
}
