/** Asks what there is at a place, before any of it is fetched. */
import type { Asked, Get } from "../courier/client.ts";
import { FetchProblem } from "../courier/problem.ts";
import { type Found, foundFile, readInfo } from "./found.ts";
import { infoAddress, type Place } from "./place.ts";

/** More than the Hub says of a repository of thousands of files. */
const MOST = 20e6;

/** @throws FetchProblem */
export async function look(place: Place, get: Get, asked: Asked): Promise<Found> {
  if (place.kind === "file") {
    // A token is the Hub's.
    const { length, leave } = await get(place.url, { ...asked, token: null });
    await leave();
    return foundFile(place, length);
  }
  const address = infoAddress(place.repo, place.revision);
  const { bytes } = await get(address, asked);
  const found = readInfo(await textOf(address, bytes), place);
  if (!found) throw new FetchProblem("damaged", { id: "fetch.hub", values: { address } });
  return found;
}

async function textOf(address: string, bytes: AsyncIterable<Uint8Array<ArrayBuffer>>): Promise<string> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  for await (const part of bytes) {
    parts.push(part);
    length += part.length;
    if (length > MOST) throw new FetchProblem("damaged", { id: "fetch.much", values: { address, bytes: MOST } });
  }
  return new Blob(parts).text();
}
