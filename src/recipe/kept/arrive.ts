/** Pictures of ours that come in, in a zip, in a folder or by themselves. Others are named, and left where they are. */

import { EMBEDDED } from "../../app/embed.ts";
import { askingUntil } from "../../app/leaving.ts";
import { isPicture, sniff } from "../../bytes/picture-file.ts";
import type { KeptWhole } from "../../ledger/kept.ts";
import { kept } from "../../ledger/page.ts";
import { carriesRecipe } from "../recipe-png.ts";
import { type Incoming, isZip, unpacked } from "./archive.ts";
import { useKeptClaim } from "./claim.ts";
import { keptOf } from "./entry.ts";
import { makeThumbnail } from "./make-thumbnail.ts";
import { refuse, said, tell } from "./said.ts";
import { putOnShelf, takeFromShelf } from "./shelf.ts";
import { words } from "./words.ts";

/** Written together: a transaction each would take longer than the pictures. */
const PORTION = 24;
/** As many names as a sentence holds. */
const NAMED = 3;

/**
 * Takes in what is ours. Says whether these files were meant for the gallery: any in it, else a folder or a zip that
 * holds pictures of ours.
 * @param folder whether they are what is in one
 */
export async function receiveKept(files: ReadonlyMap<string, Blob>, folder: boolean): Promise<boolean> {
  const { claimed } = useKeptClaim.getState();
  const many = folder || (await Promise.all([...files.values()].map(isZip))).some(Boolean);
  if (EMBEDDED || (!claimed && !many)) return false;
  const incoming = await unpacked(files);
  if (!(await anyOurs(incoming))) return claimed && leavePictures(files);
  const stop = new AbortController();
  try {
    const came = await askingUntil(takeIn(incoming, stop));
    report(came);
  } catch (error) {
    refuse(error);
  }
  return true;
}

export interface Came {
  readonly added: readonly string[];
  /** That were there already. */
  readonly known: number;
  /** Names of what is not ours, or can't be read. */
  readonly left: readonly string[];
}

/** @throws LedgerProblem */
async function takeIn(incoming: readonly Incoming[], stop: AbortController): Promise<Came> {
  const there = new Set((await kept.list()).map(({ id }) => id));
  const added: string[] = [];
  const left: string[] = [];
  let known = 0;
  let waiting: KeptWhole[] = [];
  const write = async () => {
    await putOnShelf(...waiting);
    added.push(...waiting.map(({ entry }) => entry.id));
    waiting = [];
  };
  for (const [i, file] of incoming.entries()) {
    if (stop.signal.aborted) break;
    const whole = await ours(file);
    if (!whole) left.push(file.name);
    else if (there.has(whole.entry.id)) known++;
    else {
      there.add(whole.entry.id);
      waiting.push(whole);
    }
    if (waiting.length < PORTION) continue;
    await write();
    tell("info", () => words.say("adding", { n: i + 1, count: incoming.length }), {
      label: () => words.say("stop"),
      run: () => stop.abort(),
    });
  }
  await write();
  return { added, known, left };
}

/** Null for a file that is not, or is damaged. */
async function ours(file: Incoming): Promise<KeptWhole | null> {
  try {
    const png = await file.png();
    return png && (await keptOf(png, makeThumbnail));
  } catch (error) {
    console.info(`“${file.name}” was not taken in`, error);
    return null;
  }
}

async function anyOurs(incoming: readonly Incoming[]): Promise<boolean> {
  for (const file of incoming) {
    const png = await file.png().catch(() => null);
    if (png && carriesRecipe(png)) return true;
  }
  return false;
}

/** Pictures of other kinds that are dropped on the gallery are meant for it all the same. */
async function leavePictures(files: ReadonlyMap<string, Blob>): Promise<boolean> {
  for (const file of files.values()) {
    const head = await file
      .slice(0, 4096)
      .arrayBuffer()
      .catch(() => null);
    if (!head || !isPicture(sniff(new Uint8Array(head)))) return false;
  }
  report({ added: [], known: 0, left: [...files.keys()] });
  return true;
}

function report({ added, known, left }: Came): void {
  const text = () =>
    [
      ...(added.length > 0 ? [words.say("added", { count: added.length })] : []),
      ...(known > 0 ? [words.say("known", { count: known })] : []),
      ...(left.length > 0 ? [words.say("left", { names: named(left), count: left.length })] : []),
    ].join(" ");
  const undo = () => void takeFromShelf(...added).then(said, refuse);
  tell("info", text, added.length > 0 ? { label: () => words.say("undo"), run: undo } : undefined);
}

/** "a.jpg, b.txt, c.png and 5 more". */
function named(names: readonly string[]): string {
  const first = names.slice(0, NAMED).map((name) => words.say("name", { name: name.split("/").at(-1) ?? name }));
  const more = names.length - first.length;
  return first.join(", ") + (more > 0 ? words.say("more", { count: more }) : "");
}
