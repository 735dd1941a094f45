/** What is refused before anything is asked of a GPU. */
import { expect, test } from "vitest";
import { Refusal } from "../engine.ts";
import type { Device } from "../webgpu/device.ts";
import { ANY } from "./lower/target.ts";
import { runningOn } from "./open.ts";
import { toy } from "./testing/toy.ts";

test("a network with a matrix that is larger than the GPU binds is refused with the numbers", async () => {
  const limits = { maxBufferSize: 2 ** 30, maxStorageBufferBindingSize: 1024 };
  const shape = { channels: 3, height: 6, width: 10, outputs: 5, classes: 3 } as const;
  const opened = runningOn({ gpu: { limits } } as unknown as Device, shape, toy(), undefined, ANY);
  await expect(opened).rejects.toThrow(Refusal);
  await expect(opened).rejects.toMatchObject({
    reason: "no-memory",
    message: expect.stringMatching(/^one of the model's matrices is \d+ MB, and the GPU binds no more than 1$/),
  });
});
