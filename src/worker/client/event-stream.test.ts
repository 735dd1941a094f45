import { expect, test } from "vitest";
import { EventStream } from "./event-stream.ts";

async function all(stream: EventStream<number>): Promise<number[]> {
  const events: number[] = [];
  for await (const event of stream) events.push(event);
  return events;
}

test("what was pushed before anyone listened, and after, comes in order until the end", async () => {
  const stream = new EventStream<number>();
  stream.push(1);
  stream.push(2);
  const listening = all(stream);
  await Promise.resolve();
  stream.push(3);
  await Promise.resolve();
  stream.push(4);
  stream.end();
  stream.push(5);
  expect(await listening).toEqual([1, 2, 3, 4]);
});

test("an end before anyone listened is an end", async () => {
  const stream = new EventStream<number>();
  stream.end();
  expect(await all(stream)).toEqual([]);
});
