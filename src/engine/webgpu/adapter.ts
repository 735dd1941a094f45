/** The graphics adapter that the browser offers, before a device is made of it. */
import { Refusal } from "../engine.ts";

export interface Adapter {
  /** Vendor, architecture and description, as far as the browser tells. */
  readonly name: string;
  /** A processor does its work: SwiftShader, llvmpipe, WARP. */
  readonly software: boolean;
}

const SOFTWARE = /swiftshader|llvmpipe|lavapipe|basic render/i;

/** @throws Refusal saying what is missing: navigator.gpu, or an adapter. */
export async function requestAdapter(): Promise<GPUAdapter> {
  // Undefined in Node.
  if (!navigator.gpu && globalThis.isSecureContext === false)
    throw new Refusal("not-secure", "navigator.gpu is not there on a page that came over plain http");
  if (!navigator.gpu) throw new Refusal("no-navigator-gpu", "this browser has no navigator.gpu");
  const adapter = await navigator.gpu.requestAdapter({ powerPreference: "high-performance" });
  if (!adapter) throw new Refusal("no-adapter", "navigator.gpu.requestAdapter() gave null");
  return adapter;
}

export function describeAdapter({ info }: Pick<GPUAdapter, "info">): Adapter {
  const { vendor, architecture, device, description } = info;
  const name = [vendor, architecture, device, description].filter(Boolean).join(" ") || "unnamed adapter";
  return { name, software: info.isFallbackAdapter === true || SOFTWARE.test(name) };
}

/** Null where there is none: which of the reasons it was is told by the engine that needs one. */
export async function findAdapter(): Promise<Adapter | null> {
  return requestAdapter().then(describeAdapter, () => null);
}
