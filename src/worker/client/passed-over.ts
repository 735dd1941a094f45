/** Who is no use any more when an engine was right for one picture at load and wrong for what was to run. */
import type { EngineInfo, Failure, Rejection } from "../protocol.ts";

/** Null where the failure says nothing of the engine, or no other is left that could do better. */
export function passedOver({ rejected, untried, ...engine }: EngineInfo, failure: Failure): Rejection[] | null {
  const reason = reasonOf(engine, failure);
  // One that was only slower is right.
  const wrong = rejected.filter((other) => other.reason !== "slower");
  if (!reason || untried.length + rejected.length === wrong.length) return null;
  const { name, label, device } = engine;
  return [...wrong, { name, label, device, reason, detail: failure.message }];
}

function reasonOf({ halves }: Pick<EngineInfo, "halves">, { code }: Failure): Rejection["reason"] | null {
  if (code === "self-check-failed") return code;
  return halves && code === "not-finite" ? "overflowed" : null;
}
