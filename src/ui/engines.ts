import { useT } from "../i18n/words.ts";
import type { EngineTraits } from "../worker/protocol.ts";

type Named = Pick<EngineTraits, "label" | "device">;

/** An engine as the page calls it: "WebGPU", "Processor (wasm)". */
export function useEngineName(): (engine: Named) => string {
  const t = useT();
  return ({ label, device }) => t(`engine.${device}`, { label });
}
