/** A shipped model on wasm in Node, asked as the page's worker is: its jobs, its queue, its plans and its noise. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pictureSize } from "../../src/engine/denoiser.ts";
import { openWasm } from "../../src/engine/ort/ort-wasm.ts";
import { parseManifest } from "../../src/models/manifest.ts";
import { Recording } from "../../src/run/recording.ts";
import { infoOf } from "../../src/worker/info.ts";
import type { Means } from "../../src/worker/jobs/job.ts";
import { type JobRequest, makeJob } from "../../src/worker/jobs/jobs.ts";
import { Queue } from "../../src/worker/jobs/queue.ts";
import { laneMaker } from "../../src/worker/jobs/run/lanes.ts";
import type { BitsSpec, BitsTerm, ModelInfo, RunSpec } from "../../src/worker/protocol.ts";

const THREADS = Number(process.env.BACKSTEP_THREADS ?? 2);

export interface Engine {
  readonly model: ModelInfo;
  run(spec: Omit<RunSpec, "snapshots"> & Partial<RunSpec>): Promise<Recording>;
  bits(spec: BitsSpec): Promise<{ prior: readonly number[]; terms: BitsTerm[] }>;
}

export async function openEngine(id: string): Promise<Engine> {
  const folder = join("models", id);
  const manifest = parseManifest(readFileSync(join(folder, "manifest.json"), "utf8"));
  const denoiser = await openWasm(
    { manifest, file: readFileSync(join(folder, "unet.onnx")) },
    { threads: THREADS, ort: () => import("onnxruntime-web") },
  );
  const model = infoOf(manifest);
  const laneOf = laneMaker(model.process, pictureSize(denoiser.shape), model.classes);
  const means: Means = { denoiser, process: model.process, laneOf, check: async () => {} };
  const queue = new Queue(() => denoiser.capacity());

  type Told = Parameters<Parameters<typeof makeJob>[2]>[0];
  const ask = (request: Pick<JobRequest, "kind" | "spec">, hear: (told: Told) => void) =>
    new Promise<Float32Array | null>((resolve, reject) => {
      const job = makeJob({ id: 0, ...request } as JobRequest, means, (told) => {
        if (told.kind === "failed") reject(new Error(told.failure.message));
        else if (told.kind === "done") resolve(told.x);
        else hear(told);
      });
      queue.add(job);
    });

  return {
    model,
    async run({ lanes, record, snapshots = 1, snapshotsAt = [] }) {
      const recording = new Recording(lanes.length, model.width * model.height * 4, lanes);
      recording.result = await ask({ kind: "run", spec: { lanes, record, snapshots, snapshotsAt } }, (told) => {
        if (told.kind === "started") recording.times = told.times;
        if (told.kind === "frame" && told.frame.recorded) recording.add(told.frame);
        if (told.kind === "snapshot") recording.snapshots.push(told.snapshot);
        if (told.kind === "pace")
          console.log(`step ${told.pace.position}, ${Math.round(told.pace.secondsLeft)} s left`);
      });
      return recording;
    },
    async bits(spec) {
      const terms: BitsTerm[] = [];
      let prior: readonly number[] = [];
      await ask({ kind: "bits", spec }, (told) => {
        if (told.kind !== "terms") return;
        prior = told.prior;
        terms.push(...told.terms);
        if (terms.length % 80 === 0) console.log(`${terms.length} terms`);
      });
      return { prior, terms };
    },
  };
}
