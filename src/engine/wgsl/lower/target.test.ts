/** What an adapter tells decides which kernels it gets. */
import { expect, test } from "vitest";
import { ANY, targetOf } from "./target.ts";

const limits = {
  maxComputeWorkgroupStorageSize: 32_768,
  maxComputeInvocationsPerWorkgroup: 1024,
  maxComputeWorkgroupSizeX: 512,
};
const told = (description: string, subgroupMinSize: number, subgroupMaxSize: number) => ({
  ...{ vendor: "", architecture: "", device: "", description, isFallbackAdapter: false },
  ...{ subgroupMinSize, subgroupMaxSize },
});
const on = (adapterInfo: object | undefined, ...features: string[]) =>
  targetOf({ adapterInfo, features: new Set(features), limits } as unknown as GPUDevice);

test("a real GPU hands nothing from lane to lane, and has as much of a workgroup's memory and threads as it says", () => {
  const real = { ...ANY, memory: 32_768, threads: 512 };
  expect(on(told("a GPU", 32, 32), "subgroups")).toEqual(real);
  expect(on(undefined, "subgroups")).toEqual(real);
});

test("where a program plays the GPU its lanes are counted on only where no subgroup has another size", () => {
  expect(on(told("llvmpipe", 8, 8), "subgroups")).toMatchObject({ lanes: 8, workgroups: 1 });
  expect(on(told("llvmpipe", 4, 8), "subgroups")).toMatchObject({ lanes: 0, workgroups: 1 });
  expect(on(told("llvmpipe", 8, 8))).toMatchObject({ lanes: 0, workgroups: 1 });
});
