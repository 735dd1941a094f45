import { Refusal } from "../formats/refusal.ts";
import type { Manifest } from "../models/manifest.ts";

/** Rooms show squares: of other pictures they would show nothing. @throws Refusal */
export function refuseOblong({ width, height }: Pick<Manifest["image"], "width" | "height">): void {
  if (width === height) return;
  throw new Refusal(`pictures of ${width} × ${height}: only square ones can be shown here so far`);
}
