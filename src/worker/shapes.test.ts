/** Pictures of every shape, under processes of every length, from a request to the pixels and the bits that answer it. */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { EngineInfo } from "../engine/info.ts";
import { denoiserOf, negated, TOY } from "../engine/testing.ts";
import type { Manifest } from "../models/manifest.ts";
import { infoOf } from "./info.ts";
import type { Event, Request } from "./protocol.ts";
import { Service } from "./service.ts";

const selfCheck = { difference: 0, tolerance: 1, batch: 1 };
const engine = { name: "toy", device: "cpu", stepMs: 1, selfCheck } as unknown as EngineInfo;

/** All that is said to two requests, in order, the model loaded first. */
async function answers(manifest: Manifest, requests: readonly Request[]): Promise<Event[]> {
  const { width, height, channels } = manifest.image;
  const denoiser = denoiserOf({ width, height, channels, outputs: channels, classes: 0 }, negated);
  const events: Event[] = [];
  let wake = () => {};
  const loaded = async () => ({ denoiser, info: engine, manifest, model: infoOf(manifest) });
  const service = new Service(loaded, (event) => {
    events.push(event);
    wake();
  });
  const over = (id: number) =>
    events.some((event) => event.id === id && ["loaded", "done", "failed"].includes(event.kind));
  const load: Request = { id: 1, kind: "load", manifestUrl: "", engine: {} };
  for (const request of [load, ...requests]) {
    service.hear(request);
    while (!over(request.id))
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
  }
  return events;
}

function withImage(image: Omit<Manifest["image"], "range">, T: number): Manifest {
  const D = image.width * image.height * image.channels;
  const sample = Float32Array.from({ length: D }, (_, i) => (i % 7) / 7 - 0.4);
  const known = { ...TOY.known, timestep: Float32Array.of(3), sample, output: negated(sample) };
  return { ...TOY, image: { ...image, range: [-1, 1] }, diffusion: { ...TOY.diffusion, T }, known };
}

const side = fc.integer({ min: 2, max: 12 });
const image = fc.record({ width: side, height: side, channels: fc.constantFrom(1 as const, 3 as const) });

test("a run gives pictures of the model's shape, and a bound has all of their values", async () => {
  await fc.assert(
    fc.asyncProperty(image, fc.constantFrom(10, 1000, 10_000), async (image, T) => {
      const plane = image.width * image.height;
      const D = plane * image.channels;
      const lane = (number: number) =>
        ({
          sampler: { kind: "ddpm", steps: "5", sigma: "fixed_large", clip: true },
          start: { from: "noise" },
          seed: "1",
          image: number,
          branch: 0,
          sharedSteps: 0,
        }) as const;
      const picture = Float32Array.from({ length: D }, (_, i) => (i % 256) / 127.5 - 1);
      const events = await answers(withImage(image, T), [
        { id: 2, kind: "run", spec: { lanes: [lane(0), lane(1)], record: 2, snapshots: 1 } },
        { id: 3, kind: "inspect", spec: { lane: lane(0), position: 2 } },
        { id: 4, kind: "bits", spec: { pictures: [picture], steps: "10", sampled: 0, seed: "1", clip: true } },
      ]);
      expect(events.filter(({ kind }) => kind === "failed")).toEqual([]);
      const done = events.find((event) => event.id === 2 && event.kind === "done") as { x?: Float32Array };
      expect(done.x?.length).toBe(2 * D);
      const frames = events.flatMap((event) => (event.kind === "frame" ? [event.frame] : []));
      expect(frames.length).toBeGreaterThan(0);
      for (const { x0, x, count } of frames)
        for (const pixels of [x0, x]) if (pixels) expect(pixels.length).toBe(count * plane * 4);
      const looked = events.find((event) => event.kind === "inspected") as { epsilon: Float32Array };
      expect(looked.epsilon.length).toBe(D);
      const terms = events.flatMap((event) => (event.kind === "terms" ? event.terms : []));
      expect(terms).toHaveLength(10);
      expect(terms.map(({ t }) => t)).toEqual([...terms.map(({ t }) => t)].sort((a, b) => b - a));
      expect(terms[0]?.t).toBe(T);
      for (const { epsilonMse } of terms) expect(Number.isFinite(epsilonMse)).toBe(true);
    }),
    { numRuns: 25 },
  );
});
