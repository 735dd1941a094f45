// What bench:engine prints: rows as they are measured or as a file has them, and beside them what holds on any GPU.
import { importTypeScript } from "./ts.mjs";

const COUNTED = ["dispatches", "submits", "writes", "writtenBytes", "bindGroups"];
const short = (count) => Number(count.toFixed(1));
const megabytes = (bytes) => Math.round(bytes / 1e6);
const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;
const line = (cells) => console.log(`| ${cells.join(" | ")} |`);

export function head(cells) {
  line(cells);
  line(cells.map(() => "---"));
}

export function headOfRows() {
  const counted = ["dispatches", "submits", "writes", "bytes", "bind groups", "GPU memory"];
  const before = ["model", "pictures", "ours", "onnxruntime", ...counted, "first step, ours", "onnxruntime's"];
  head([...before, "runs × steps", "load", "times as fast"]);
}

export function printRow(row) {
  const { model, batch, ours_ms, ort_ms, ratio, ort, gpuBytes, first, turns, steps, load } = row;
  const times = [ours_ms, ort_ms].map((ms) => `${ms.toFixed(1)} ms`);
  const beside = COUNTED.map((what) => `${short(row[what])} (${short(ort[what])})`);
  const firsts = [first.ours, first.ort].map(seconds);
  const memory = `${megabytes(gpuBytes.ours)} (${megabytes(gpuBytes.ort)}) MB`;
  line([model, batch, ...times, ...beside, memory, ...firsts, `${turns} × ${steps}`, load, ratio.toFixed(2)]);
}

/** onnxruntime in every way that it can be asked to run: layout × validation × capture. */
export function printWays(rows) {
  const named = ({ layout, validation, capture }) =>
    `${layout}${validation ? "" : ", no validation"}${capture ? ", captured" : ""}`;
  const ways = rows[0]?.ways ?? [];
  head(["model", "pictures", ...ways.map(named)]);
  for (const { model, batch, ways, best } of rows) {
    const cell = (way) => (way.ms === null ? way.why.split("\n")[0].slice(0, 80) : `${way.ms.toFixed(1)} ms`);
    line([model, batch, ...ways.map((way) => (named(way) === named(best) ? `**${cell(way)}**` : cell(way)))]);
  }
}

export async function printRoofline(rows) {
  const { GPUS, roofline } = await importTypeScript("bench/roofline.ts");
  head(["model", "pictures", "GFLOP", "MB", "FLOP a byte", "in 128 workgroups or more", ...Object.keys(GPUS)]);
  for (const { model, batch } of rows) {
    const { gflops, megabytes, wide, ms } = await roofline(model, batch);
    const numbers = [gflops.toFixed(2), megabytes.toFixed(0), ((1000 * gflops) / megabytes).toFixed(0)];
    line([model, batch, ...numbers, `${Math.round(100 * wide)} %`, ...ms.map((t) => `${t.toFixed(2)} ms`)]);
  }
}

/** Pixels by channels of a workgroup and of a thread, for a model's heaviest shapes: which tile is worth being timed. */
export async function printTiles(models) {
  const { tilings } = await importTypeScript("bench/roofline.ts");
  head(["model", "shape", "of its convolutions", "tile", "workgroups", "own memory", "FLOP a byte loaded", "at best"]);
  for (const model of models) {
    for (const { shape, part, tiles } of await tilings(model, 1)) {
      for (const { name, workgroups, kilobytes, each, once } of tiles) {
        const numbers = [workgroups, `${kilobytes.toFixed(1)} KB`, each.toFixed(1), once.toFixed(1)];
        line([model, shape, `${Math.round(100 * part)} %`, name, ...numbers]);
      }
    }
  }
}

/** One picture's step of each model, by kinds of ops, in Node. */
export async function printOps(models) {
  const { kindsOf, ops } = await importTypeScript("bench/ops.ts");
  head(["model", "all", "convolutions", "norms", "attention", "other"]);
  for (const model of models) {
    const { ops: all } = await ops(model, 1);
    const kinds = kindsOf(all);
    const { ms, flops } = kinds.all;
    const each = ["convolution", "norm", "attention", "other"].map((kind) => `${kinds[kind].ms.toFixed(1)} ms`);
    line([model, `${ms.toFixed(1)} ms, ${(flops / ms / 1e6).toFixed(1)} GFLOP/s`, ...each]);
  }
}
