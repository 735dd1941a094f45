import type { EngineInfo, EngineWish } from "../worker/protocol.ts";
import { say } from "./notices.ts";
import { words } from "./words.ts";

/** `?engine=wasm` or `?engine=webgpu` in the address: for tests, and for comparing by hand. */
export function engineInAddress(): EngineWish {
  const name = new URLSearchParams(location.search).get("engine");
  return name === null || name === "auto" ? {} : { only: name };
}

/** Whether an engine other than the one that runs could: it was not tried, or was only slower. */
export function couldRun(name: string, { rejected, untried }: EngineInfo): boolean {
  const slower = rejected.filter(({ reason }) => reason === "slower");
  return [...untried, ...slower].some((other) => other.name === name);
}

/** Says so where the address asks for an engine that there isn't: which there are comes with the one that was taken. */
export function checkWish({ only }: EngineWish, engine: EngineInfo): void {
  const all = [engine, ...engine.rejected, ...engine.untried];
  if (only === undefined || all.some(({ name, label }) => only === name || only === label.toLowerCase())) return;
  const engines = all.map(({ label }) => label.toLowerCase()).join(", ");
  say({ key: "address", tone: "warning", text: () => words.say("address.engine", { name: only, engines }) });
}
