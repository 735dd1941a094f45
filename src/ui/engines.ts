import { useWords } from "../i18n/words.ts";
import type { EngineTraits } from "../worker/protocol.ts";
import { words } from "./frame/words.ts";

/** What an engine runs on: a graphics processor by its own name, the processor by its threads. */
export function useAdapterName(): (adapter: string) => string {
  const t = useWords(words);
  return (adapter) => {
    const threads = /^wasm, (\d+) threads?$/.exec(adapter)?.[1];
    return threads === undefined ? adapter : t("engine.onThreads", { n: Number(threads) });
  };
}

type Named = Pick<EngineTraits, "label" | "device">;

/** An engine as the page calls it: "WebGPU", "Processor (wasm)". */
export function useEngineName(): (engine: Named) => string {
  const t = useWords(words);
  return ({ label, device }) => t(`engine.${device}`, { label });
}
