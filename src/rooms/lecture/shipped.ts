/** The lectures that come with the page: lectures/index.json has their ids, lectures/<id>/lecture.json each. */
import type { Lecture } from "../../lecture/lecture.ts";
import { readLecture } from "../../lecture/schema.ts";

/** @throws LectureProblem */
export async function readShipped(): Promise<readonly Lecture[]> {
  const ids: readonly string[] = await json("lectures/index.json");
  return Promise.all(ids.map(async (id) => readLecture(await json(`lectures/${id}/lecture.json`))));
}

async function json<T>(address: string): Promise<T> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.json();
}
