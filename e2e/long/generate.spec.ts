/** The main job with the model that the page opens with: the suite runs it with the smaller one. */
import { gpuTest as test } from "../fixtures.ts";
import { thousandSteps } from "../thousand-steps.ts";

test("all 1000 steps of a face on WebGPU; the same seed on wasm gives the same face", async ({ page, adapter }) => {
  await thousandSteps(page, adapter, "faces-32");
});
