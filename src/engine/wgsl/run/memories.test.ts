/** Memory for batches on a GPU that has only so much, and what a large network takes of it. */
import { expect, test } from "vitest";
import type { Fault } from "../../../models/fault.ts";
import { isAllowed, slabBytes, weightBytes } from "../lower/footprint.ts";
import { lowered } from "../lower/lower.ts";
import { slabsFor } from "../lower/slabs.ts";
import { ANY } from "../lower/target.ts";
import { simplified } from "../passes/index.ts";
import { CELEBA_HQ, ddpmGraph } from "../testing/ddpm.ts";
import { toy } from "../testing/toy.ts";
import { Memories } from "./memories.ts";

Object.assign(globalThis, { GPUBufferUsage: { STORAGE: 128 } });

const MB = 2 ** 20;
const list = lowered(simplified(toy()));
const bytesOf = (batch: number) => slabBytes(slabsFor(list.dispatches, batch));

/** A GPU that has so many bytes, and says where they are used up. */
function gpuOf(room: number, maxBufferSize = 2 ** 30) {
  const gpu = {
    free: room,
    short: false,
    limits: { maxBufferSize, maxStorageBufferBindingSize: maxBufferSize },
    pushErrorScope: () => {
      gpu.short = false;
    },
    popErrorScope: async () => (gpu.short ? { message: "out of memory" } : null),
    createBuffer: ({ size }: { size: number }) => {
      const has = size <= gpu.free;
      if (has) gpu.free -= size;
      else gpu.short = true;
      const destroy = () => {
        gpu.free += has ? size : 0;
      };
      return { destroy };
    },
  };
  return gpu;
}
const on = (gpu: object) => new Memories(gpu as GPUDevice, list);

test("a batch that has no room is refused with the numbers, and a smaller one is made all the same", async () => {
  const gpu = gpuOf(bytesOf(4));
  const memories = on(gpu);
  const refused = memories.reserve(16);
  await expect(refused).rejects.toThrow(/^16 pictures at once take \d+ MB beside the model's \d+ MB/);
  await expect(refused).rejects.toMatchObject({ code: "too-large" } satisfies Partial<Fault>);
  expect(gpu.free).toBe(bytesOf(4));
  await memories.reserve(4);
  expect(memories.of(4).buffers.length).toBeGreaterThan(0);
  expect(gpu.free).toBe(0);
});

test("it is made once", async () => {
  const gpu = gpuOf(2 * bytesOf(1));
  const memories = on(gpu);
  await memories.reserve(1);
  await memories.reserve(1);
  expect(gpu.free).toBe(bytesOf(1));
});

test("a buffer longer than a GPU allows is not asked for", async () => {
  const gpu = gpuOf(2 ** 40, 1024);
  const refused = { detail: expect.stringContaining("one buffer would be too long") };
  await expect(on(gpu).reserve(1)).rejects.toMatchObject(refused);
  expect(gpu.free).toBe(2 ** 40);
});

test("a network of 256 × 256 and 114 M parameters: weights, and slabs that grow with the pictures", () => {
  const large = lowered(simplified(ddpmGraph(CELEBA_HQ)));
  const [one, four] = [1, 4].map((batch) => slabsFor(large.dispatches, batch)) as [
    ReturnType<typeof slabsFor>,
    ReturnType<typeof slabsFor>,
  ];
  expect(weightBytes(large) / MB).toBeGreaterThan(430);
  expect(weightBytes(large) / MB).toBeLessThan(520);
  expect(slabBytes(one) / MB).toBe(256);
  expect(slabBytes(four)).toBe(4 * slabBytes(one));
  // As float16 half of it, so that two pictures are what one was.
  const narrow = lowered(simplified(ddpmGraph(CELEBA_HQ)), { ...ANY, halves: true });
  const halves = [1, 2].map((batch) => slabsFor(narrow.dispatches, batch));
  expect(weightBytes(narrow)).toBe(weightBytes(large));
  expect(halves.map((slabs) => slabBytes(slabs) / MB)).toEqual([128, 256]);
  // WebGPU's least: one picture runs everywhere, or two as float16, four where the adapter lets a buffer be larger.
  const least = { maxBufferSize: 256 * MB, maxStorageBufferBindingSize: 128 * MB };
  expect(isAllowed(one, least)).toBe(true);
  expect(isAllowed(halves[1]!, least)).toBe(true);
  expect(isAllowed(four, { maxBufferSize: 2048 * MB, maxStorageBufferBindingSize: 2048 * MB })).toBe(true);
});
