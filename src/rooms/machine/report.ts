/** Everything on the page as plain text, in English: made to be pasted where somebody else must read it. */

import type { EngineInfo, ModelInfo } from "../../worker/protocol.ts";
import type { BenchmarkRow } from "./benchmark.ts";
import { STEPS } from "./benchmark.ts";
import type { AdapterFacts, BrowserFacts, RecordingFacts } from "./machine.ts";

export interface MachineFacts {
  readonly at: Date;
  readonly browser: BrowserFacts;
  readonly adapter: AdapterFacts | null;
  readonly engine: EngineInfo | null;
  readonly model: ModelInfo | null;
  /** Why there is no engine, where that is known. */
  readonly failure: string | null;
  readonly benchmark: readonly BenchmarkRow[];
  /** Side by side, where they were compared. */
  readonly engines: readonly {
    readonly engine: { readonly name: string };
    readonly adapter: string;
    readonly stepMs: number;
  }[];
  readonly runs: readonly RunFacts[];
  readonly recordings: readonly RecordingFacts[];
}

export interface RunFacts {
  readonly slot: string;
  readonly pictures: number;
  readonly steps: number;
  readonly milliseconds: number;
}

export function writeReport(facts: MachineFacts): string {
  const { at, browser, adapter, engine, model, failure, benchmark, engines, runs, recordings } = facts;
  const lines: (string | false)[] = [
    `Backstep, this machine, ${at.toISOString()}`,
    "",
    `Browser    ${browser.userAgent}`,
    `Processor  ${browser.threads} threads, memory ${browser.memory === null ? "not told" : `${browser.memory} GB or more`}`,
    `Isolated   ${browser.isolated ? "yes: wasm may use threads" : "no: wasm runs on one thread"}`,
    `Offline    ${browser.offline ? "yes: the page is kept by a service worker" : "no: there is no service worker"}`,
    `Screen     ${browser.screen}, language ${browser.language}`,
    "",
    `Adapter    ${adapter ? adapter.name : "none: this browser offers no WebGPU adapter"}`,
    adapter !== null && `Features   ${adapter.features.join(" ") || "none"}`,
    ...(adapter ? Object.entries(adapter.limits).map(([name, value]) => `  ${name} ${value}`) : []),
    "",
    `Engine     ${engine ? `${engine.name} on ${engine.adapter}` : (failure ?? "not started")}`,
    engine !== null && `Threads    ${engine.threads}`,
    engine !== null && `In use     ${engine.features.join(" ") || "no optional features"}`,
    engine !== null && `Step       ${engine.stepMs.toPrecision(3)} ms for one picture, warm, when it was opened`,
    engine !== null && `Self-check ${checkText(engine)}`,
    ...(engine?.rejected ?? []).map(({ name, reason, detail }) => `Not ${name}: ${reason} (${detail})`),
    model !== null && `Model      ${model.id}, sha256 ${model.sha256}`,
    "",
    benchmark.length === 0 ? "Benchmark  not run" : `Benchmark  ${STEPS} steps`,
    ...benchmark.map(
      ({ pictures, stepsPerSecond, milliseconds }) =>
        `  ${pad(pictures)} pictures: ${stepsPerSecond.toFixed(2)} steps/s, ${(pictures * stepsPerSecond).toFixed(1)} picture steps/s, ${(milliseconds / 1000).toFixed(2)} s`,
    ),
    engines.length > 0 && "Engines, one picture",
    ...engines.map(
      ({ engine, adapter, stepMs }) => `  ${engine.name} on ${adapter}: ${stepMs.toPrecision(3)} ms a step`,
    ),
    runs.length > 0 && "Runs",
    ...runs.map(
      ({ slot, pictures, steps, milliseconds }) =>
        `  ${slot}: ${pictures} pictures, ${steps} steps in ${(milliseconds / 1000).toFixed(1)} s, ${((1000 * steps) / milliseconds).toFixed(2)} steps/s`,
    ),
    recordings.length > 0 && "Recordings",
    ...recordings.map(
      ({ slot, pictures, positions, bytes }) =>
        `  ${slot}: ${pictures} pictures at ${positions} moments, ${(bytes / 2 ** 20).toFixed(1)} MiB`,
    ),
  ];
  return `${lines.filter((line) => line !== false).join("\n")}\n`;
}

export function checkText({ selfCheck }: EngineInfo): string {
  const { difference, tolerance, batch } = selfCheck;
  return `${difference.toExponential(1)} standard deviations off, ${tolerance.toExponential(0)} allowed, batch of ${batch}`;
}

function pad(value: number): string {
  return String(value).padStart(2);
}
