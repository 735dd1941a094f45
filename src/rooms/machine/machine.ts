/** What the page can find out about the machine by itself; the engine's own words come with the model. */
import { slots } from "../../app/page.ts";

export const LIMITS = [
  "maxBufferSize",
  "maxStorageBufferBindingSize",
  "maxComputeInvocationsPerWorkgroup",
  "maxComputeWorkgroupStorageSize",
  "maxStorageBuffersPerShaderStage",
] as const;

export type LimitName = (typeof LIMITS)[number];

/** The browser's graphics adapter, whichever engine runs. */
export interface AdapterFacts {
  readonly name: string;
  readonly features: readonly string[];
  readonly limits: Readonly<Record<LimitName, number>>;
}

export interface BrowserFacts {
  readonly userAgent: string;
  readonly threads: number;
  /** GB, rounded by the browser; null where it does not say. */
  readonly memory: number | null;
  /** Whether wasm may use threads. */
  readonly isolated: boolean;
  /** Whether a service worker gives the page its files. */
  readonly offline: boolean;
  readonly language: string;
  readonly screen: string;
}

export function browserFacts(): BrowserFacts {
  const memory = "deviceMemory" in navigator ? Number(navigator.deviceMemory) : Number.NaN;
  return {
    userAgent: navigator.userAgent,
    threads: navigator.hardwareConcurrency,
    memory: Number.isFinite(memory) ? memory : null,
    isolated: crossOriginIsolated,
    // Not there on a page without https, and in some private windows.
    offline: Boolean(navigator.serviceWorker?.controller),
    language: navigator.language,
    screen: `${screen.width} × ${screen.height}, ${devicePixelRatio}×`,
  };
}

/** Null where the browser has no WebGPU, or no adapter for it. */
export async function adapterFacts(): Promise<AdapterFacts | null> {
  const adapter = await navigator.gpu?.requestAdapter({ powerPreference: "high-performance" }).catch(() => null);
  if (!adapter) return null;
  const { vendor, architecture, device, description } = adapter.info;
  const limits = Object.fromEntries(LIMITS.map((name) => [name, adapter.limits[name]]));
  return {
    name: [vendor, architecture, device, description].filter(Boolean).join(" ") || "unnamed adapter",
    features: [...adapter.features].sort(),
    limits: limits as Record<LimitName, number>,
  };
}

export interface RecordingFacts {
  readonly slot: string;
  readonly pictures: number;
  readonly positions: number;
  readonly bytes: number;
}

/** What is kept of runs, to scrub and to go on from. */
export function recordingFacts(): RecordingFacts[] {
  return slots.all.flatMap(({ name, feed: { recording } }) =>
    recording
      ? { slot: name, pictures: recording.pictures, positions: recording.positions().length, bytes: recording.bytes }
      : [],
  );
}
