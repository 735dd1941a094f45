/** Where a lane begins, by its room's settings. */
import type { OfStart } from "../scene/start.ts";
import type { LaneSpec } from "../worker/protocol.ts";
import { toTensor } from "./tensor.ts";

/** @param image the one whose x_T it begins with, where that is not its own */
export function beginningOf({ start }: OfStart, image?: number): Pick<LaneSpec, "start" | "fromT"> {
  if (!start) return { start: { from: "noise", ...(image !== undefined && { image }) } };
  const { t, picture } = start;
  return { start: { from: "picture", x0: toTensor(picture), t, end: 0 }, fromT: t };
}
