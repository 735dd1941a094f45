/** A scene in a few words: what is about to be made, or was. */

import { stepsOf } from "../../diffusion/samplers/define.ts";
import { samplerOf } from "../../diffusion/samplers/index.ts";
import type { SamplerSpec } from "../../diffusion/spec.ts";
import type { SayOf } from "../../i18n/words.ts";
import { readMadeOn } from "../../recipe/made-on.ts";
import type { Problem, Source } from "../../recipe/share-status.ts";
import { roomOf } from "../../scene/rooms.ts";
import type { Scene } from "../../scene/scene.ts";
import { numbersOf } from "../controls/sampler-words.ts";
import { useAdapterName, useEngineName } from "../engines.ts";
import type { words } from "./words.ts";

export type SayShare = SayOf<typeof words>;

export function samplerInWords(w: SayShare, sampler: SamplerSpec): string {
  const words = w("samplerValue", { name: samplerOf(sampler).label.long, steps: stepsOf(sampler) });
  return [words, ...numbersOf(sampler)].join(", ");
}

/** Its samplers and its seeds; most rooms have one of each. */
export function samplersOf(w: SayShare, scene: Scene): { readonly samplers: string; readonly seeds: string } | null {
  const columns = roomOf(scene).samplings?.(scene) ?? [];
  if (columns.length === 0) return null;
  const unique = (texts: readonly string[]) => [...new Set(texts)].join(" · ");
  return {
    samplers: unique(columns.map(({ sampler }) => samplerInWords(w, sampler))),
    seeds: unique(columns.map(({ seed }) => seed)),
  };
}

/** One line: "Generate, DDIM, 10 steps, seed 7". */
export function sceneInWords(w: SayShare, scene: Scene): string {
  const room = roomOf(scene);
  const name = room.words.say("name");
  const found = samplersOf(w, scene);
  if (!found) return `${name}, ${w("costValue", { ...room.cost(scene) })}`;
  return `${name}, ${found.samplers}, ${w("seed")} ${found.seeds}`;
}

/** What a problem's sentence may quote: each tells some of it. */
const NO_DETAIL = { character: "", path: "", expected: "", received: "", version: "", reads: "", id: "", here: "" };

/** What is wrong with something from outside, and what to do: a link is copied again, a file is got again. */
export function problemInWords(w: SayShare, { code, detail }: Problem, source: Source): string {
  return w(code, { ...NO_DETAIL, ...detail, source: source.kind });
}

/** The engines that recipes have named so far; another is called as its recipe calls it. */
const ENGINES: Record<string, Parameters<ReturnType<typeof useEngineName>>[0]> = {
  wgsl: { label: "WGSL", device: "gpu" },
  "wgsl-f16": { label: "WGSL float16", device: "gpu" },
  "ort-webgpu": { label: "WebGPU", device: "gpu" },
  "ort-wasm": { label: "wasm", device: "cpu" },
};

/** What a recipe was made on (made-on.ts) as the page says it; other text as it is. */
export function useEngineInWords(): (engine: string) => string {
  const named = useEngineName();
  const on = useAdapterName();
  return (engine) => {
    const { name, adapter } = readMadeOn(engine);
    const traits = name === null ? undefined : ENGINES[name];
    if (!traits) return engine;
    return `${named(traits)}, ${on(adapter)}`;
  };
}
