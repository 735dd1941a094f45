import type { Remote } from "../../hub/choices.ts";
import { useWords } from "../../i18n/words.ts";
import { Strip } from "../primitives/Strip.tsx";
import { megabytes } from "../run/format.ts";
import { useRoom } from "./use-room.ts";
import { words } from "./words.ts";

/** While it is added there is what was fetched, and the network that is written from it, in half as many bytes. */
const WHILE_ADDING = 1.5;

/** Says beforehand that the browser will not have the room. */
export function ShortRoom({ files }: { readonly files: readonly Remote[] }) {
  const w = useWords(words);
  const room = useRoom();
  const needed = WHILE_ADDING * files.reduce((sum, { bytes }) => sum + (bytes ?? 0), 0);
  const free = room ? room.most - room.used : Number.POSITIVE_INFINITY;
  if (needed <= free) return null;
  return <Strip tone="warning">{w("roomShort", { needed: megabytes(needed), free: megabytes(free) })}</Strip>;
}
