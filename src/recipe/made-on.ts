/** What a recipe says of the engine it was made with: its name, then what that ran on: "ort-wasm, wasm, 2 threads". */
import type { EngineInfo } from "../worker/protocol.ts";

const LONGEST = 120;

export function madeOn({ name, adapter }: Pick<EngineInfo, "name" | "adapter">): string {
  return `${name}, ${adapter}`.replace(/\p{C}/gu, " ").slice(0, LONGEST);
}

/** The two parts; a text from elsewhere that has only one is all adapter. */
export function readMadeOn(text: string): { readonly name: string | null; readonly adapter: string } {
  const [, name = null, adapter = text] = /^([\w-]+), (.+)$/.exec(text) ?? [];
  return { name, adapter };
}
