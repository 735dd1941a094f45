/** The settings of a room in an address, the one of the page or one that was pasted: a wrong value is said, and costs no other. */
import type { Fault } from "../scene/mend.ts";
import type { Room } from "../scene/room.ts";
import type { Scene } from "../scene/scene.ts";
import { sceneOf } from "./actions.ts";
import { called, refusedIn, sceneInQuery, toldOf, withUntold } from "./address-scene.ts";
import { say } from "./notices.ts";
import type { Refused } from "./sampler-text.ts";
import { unchosenOf } from "./scenes.ts";
import { getState } from "./store.ts";
import { words } from "./words.ts";

/** Loaded when there is something to read: a first visit paints without them. */
const checks = async () => ({ ...(await import("../scene/packing.ts")), ...(await import("../scene/mend.ts")) });

/** The settings in the address, with the pictures the room has now (`untold`). What cannot be used is said, and left out. */
export async function sceneInAddress(room: Room, query: URLSearchParams, untold?: Scene): Promise<Scene> {
  const { unpack } = await checks();
  const { scene, faults, inWords } = await readScene(room, query, untold);
  const text = () => [...inWords(), words.say("address.mended", { count: faults.length })].join(" ");
  if (faults.length > 0) say({ key: "address", tone: "warning", text });
  return withUntold(await unpack(scene), room, query, unchosenOf(room, getState()));
}

/** The same, nothing said yet. */
export async function readScene(room: Room, query: URLSearchParams, untold: Scene = sceneOf(room.id)) {
  const { mended, pack } = await checks();
  const asked = sceneInQuery(room, query, pack(untold));
  const faultInWords = ({ name, expected }: Fault) => {
    const refused = refusedIn(asked[name]);
    if (refused) return refusedInWords(refused);
    const field = room.schema[name]!;
    const text = toldOf(query, name, field) ?? "";
    return words.say("address.setting", { name: called(name, field), text, expected: expected ?? "" });
  };
  const { scene, faults } = mended(asked, room);
  return { scene, faults, inWords: () => faults.map(faultInWords) };
}

function refusedInWords({ refused, of, known }: Refused): string {
  const values = { refused, known: known.join(", ") };
  return of === null ? words.say("address.sampler", values) : words.say("address.samplerPart", { of, ...values });
}
