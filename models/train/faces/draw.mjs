// Draw a data set of cartoon faces (see ../data.py for what it writes).
//
//   node faces/draw.mjs OUT [--size 32] [--train 10000] [--heldout 1000] [--seed 1] [--workers N]
//
// The same seed gives the same bytes with any number of workers, on any run.

import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import sharp from "sharp";
import { drawFace } from "./face.mjs";

const CHUNK = 256;

if (isMainThread) await main();
else serve();

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      size: { type: "string", default: "32" },
      train: { type: "string", default: "10000" },
      heldout: { type: "string", default: "1000" },
      seed: { type: "string", default: "1" },
      workers: { type: "string", default: String(os.availableParallelism()) },
    },
  });
  const [out] = positionals;
  if (positionals.length !== 1) throw new Error("usage: node faces/draw.mjs OUT [--size N] [--train N] [--heldout N] [--seed N]");
  const [size, train, heldout, seed, count] = ["size", "train", "heldout", "seed", "workers"].map((name) => {
    const number = Number(values[name]);
    if (!Number.isInteger(number) || number < (name === "seed" ? 0 : 1)) throw new Error(`--${name} should be a positive whole number, got ${values[name]}`);
    return number;
  });
  fs.mkdirSync(out, { recursive: true });
  const workers = Array.from({ length: count }, () => new Worker(new URL(import.meta.url), { workerData: { seed, size } }));
  try {
    await drawSplit(workers, path.join(out, "train.npy"), 0, train, size);
    await drawSplit(workers, path.join(out, "heldout.npy"), 1, heldout, size);
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
  const about = { name: "faces drawn by facesjs 5.0.3", licence: "Apache-2.0", size, seed };
  fs.writeFileSync(path.join(out, "data.json"), `${JSON.stringify(about, null, 2)}\n`);
  console.log(`\n${out}: ${train} to train, ${heldout} held out, ${size}×${size}, seed ${seed}`);
}

/** Workers take chunks as they become free; each chunk is written to its own place in the file. */
async function drawSplit(workers, file, stream, count, size) {
  const header = npyHeader([count, size, size, 3]);
  const descriptor = fs.openSync(file, "w");
  fs.writeSync(descriptor, header, 0, header.length, 0);
  let next = 0;
  let drawn = 0;
  await Promise.all(
    workers.map(async (worker) => {
      while (next < count) {
        const first = next;
        const length = Math.min(CHUNK, count - first);
        next += length;
        const bytes = await ask(worker, { stream, first, length });
        fs.writeSync(descriptor, bytes, 0, bytes.length, header.length + first * size * size * 3);
        drawn += length;
        process.stdout.write(`\r${path.basename(file)} ${drawn}/${count} `);
      }
    }),
  );
  fs.closeSync(descriptor);
}

function ask(worker, request) {
  return new Promise((resolve, reject) => {
    const done = (settle) => (value) => {
      worker.off("message", onMessage);
      worker.off("error", onError);
      settle(value);
    };
    const onMessage = done(resolve);
    const onError = done(reject);
    worker.on("message", onMessage);
    worker.on("error", onError);
    worker.postMessage(request);
  });
}

function serve() {
  sharp.concurrency(1);
  const { seed, size } = workerData;
  parentPort.on("message", async ({ stream, first, length }) => {
    const faces = [];
    for (let i = first; i < first + length; i++) faces.push(await drawFace(seed, stream, i, size));
    parentPort.postMessage(Buffer.concat(faces));
  });
}

/** NumPy's file format, version 1.0: magic, header length, a Python dict, padded to 64 bytes. */
function npyHeader(shape) {
  const dict = `{'descr': '|u1', 'fortran_order': False, 'shape': (${shape.join(", ")}), }`;
  const padding = 64 - ((10 + dict.length + 1) % 64);
  const text = `${dict}${" ".repeat(padding)}\n`;
  const header = Buffer.alloc(10 + text.length);
  header.write("\x93NUMPY\x01\x00", "latin1");
  header.writeUInt16LE(text.length, 8);
  header.write(text, 10, "latin1");
  return header;
}
