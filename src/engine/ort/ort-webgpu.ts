/**
 * The network on the GPU, by onnxruntime's native WebGPU execution provider, on our own device.
 * Inputs and outputs are our buffers (IO binding), so x stays on the GPU from x_T to x_0.
 *
 * Read onnxruntime-web's faults before changing this: a device set on env is ignored (#26107), so
 * it goes in as an option of the provider; nodes without a GPU kernel must be an error, not a
 * silent trip to the CPU; two runs at once block the worker.
 */

import type { InferenceSession } from "onnxruntime-web";
import { wordsOf } from "../../bytes/words-of.ts";
import { Fault } from "../../models/fault.ts";
import type { Denoiser } from "../denoiser.ts";
import { type Network, shapeOf } from "../engine.ts";
import type { Bound, Run } from "../webgpu/bound.ts";
import { type Device, openDevice } from "../webgpu/device.ts";
import { gpuDenoiser } from "../webgpu/gpu-denoiser.ts";
import { checkTensors, type Ort } from "./ort.ts";
import { asyncify, jspi } from "./ort-assets.ts";
import { provide } from "./provide.ts";

/** How the provider is asked to run; what is not said is as it does by itself, which is how the app runs it. */
export interface Asked {
  readonly preferredLayout?: "NCHW" | "NHWC";
  readonly validationMode?: "disabled" | "wgpuOnly" | "basic" | "full";
  readonly enableGraphCapture?: boolean;
}

/** A session on a device of ours. */
export interface GpuSession {
  readonly ort: Ort;
  readonly device: Device;
  readonly session: InferenceSession;
}

/** @throws Refusal without a device; Fault "model-incompatible" for a file that is not this manifest's network. */
export async function openWebGpu(network: Network): Promise<Denoiser> {
  return denoiserOf(await openSession(network), network.manifest);
}

/** The bare session, which the overhead of everything above it is measured against. @throws as openWebGpu */
export async function openSession({ manifest, file }: Network, asked: Asked = {}): Promise<GpuSession> {
  const device = await openDevice();
  try {
    const ort = await importOrt();
    const session = await device.guard(createSession(ort, device, manifest.id, file, asked));
    checkTensors(session, manifest);
    return { ort, device, session };
  } catch (error) {
    device.destroy();
    throw error;
  }
}

async function importOrt(): Promise<Ort> {
  const waits = "Suspending" in WebAssembly;
  const ort: Ort = waits ? await import("onnxruntime-web/jspi") : await import("onnxruntime-web/webgpu");
  await provide(ort, waits ? jspi : asyncify);
  ort.env.wasm.numThreads = 1;
  return ort;
}

function createSession(
  ort: Ort,
  device: Device,
  id: string,
  file: Uint8Array,
  { enableGraphCapture = false, ...provider }: Asked,
): Promise<InferenceSession> {
  return ort.InferenceSession.create(file, {
    executionProviders: [{ name: "webgpu", device: device.gpu, ...provider }],
    enableGraphCapture,
    extra: { session: { disable_cpu_ep_fallback: "1" } },
  }).catch((error: unknown) => {
    throw new Fault("model-incompatible", `onnxruntime (WebGPU) cannot open ${id}`, wordsOf(error));
  });
}

export function denoiserOf({ ort, device, session }: GpuSession, manifest: Network["manifest"]): Denoiser {
  const shape = shapeOf(manifest);
  const { channels, height, width, outputs } = shape;
  const { sample, timestep, class: label, output } = manifest.tensors;

  const bind = ({ batch, x, timestep: t, labels, m }: Bound): Run => {
    const tensor = (buffer: GPUBuffer, dims: number[]) =>
      ort.Tensor.fromGpuBuffer(buffer, { dataType: "float32", dims });
    const feeds = {
      [sample.name]: tensor(x, [batch, channels, height, width]),
      [timestep.name]: tensor(t, [batch]),
      ...(label && labels && { [label.name]: tensor(labels, [batch]) }),
    };
    const fetches = { [output.name]: tensor(m, [batch, outputs, height, width]) };
    const step: Run["step"] = async (_, commands) => {
      commands.submit();
      await device.guard(session.run(feeds, fetches));
    };
    // It reads what it is asked from the buffers, and holds nothing of its own.
    return { plan: () => {}, step, dispose: () => {} };
  };

  return gpuDenoiser(device, shape, bind, () => session.release());
}
