/**
 * What the page plays before there is a run of one's own, made by the app's own plans, noise and executor on wasm:
 * a room's recording, or, for a model, the showreel and the README's pictures.
 */
import { ROOMS } from "./recorder/rooms.ts";
import { recordShowreel } from "./recorder/showreel.ts";
import { write } from "./recorder/write.ts";

for (const what of process.argv.slice(2)) {
  const room = ROOMS[what];
  if (room) await write(what, await room());
  else await recordShowreel(what);
}
