import { beforeEach, expect, test, vi } from "vitest";
import type { Event, Request } from "../protocol.ts";
import { Connection } from "./connection.ts";

let worker: { postMessage: ReturnType<typeof vi.fn<(request: Request) => void>>; terminate: () => void } & Pick<
  Worker,
  "onmessage" | "onerror"
>;
let broken: string[];
let connection: Connection;

beforeEach(() => {
  worker = { postMessage: vi.fn(), terminate: vi.fn(), onmessage: null, onerror: null };
  broken = [];
  connection = new Connection(() => worker as unknown as Worker, {
    broken: ({ message }) => broken.push(message),
    usual: () => 0,
    silent: () => {},
    answers: () => {},
  });
});

const say = (data: Event) => worker.onmessage?.call(worker as unknown as Worker, { data } as MessageEvent);
const fail = (message: string) =>
  worker.onerror?.call(worker as unknown as Worker, { message, preventDefault: () => {} } as ErrorEvent);
const ask = (heard: Event[]) => connection.ask({ kind: "cancel" }, (event) => heard.push(event));

test("every request has an id of its own, and hears what is said to it", () => {
  const [a, b]: [Event[], Event[]] = [[], []];
  const ids = [ask(a), ask(b)];
  expect(worker.postMessage.mock.calls.map(([{ id }]) => id)).toEqual(ids);
  say({ id: ids[1]!, kind: "queued", ahead: 2 });
  expect([a, b]).toEqual([[], [{ id: ids[1], kind: "queued", ahead: 2 }]]);
});

test.each<Event>([
  { id: 1, kind: "done", x: null },
  { id: 1, kind: "cancelled" },
  { id: 1, kind: "failed", failure: { code: "internal", message: "" } },
])("after its last word ($kind) a request hears nothing", (last) => {
  const heard: Event[] = [];
  ask(heard);
  say(last);
  say({ id: 1, kind: "queued", ahead: 1 });
  expect(heard).toEqual([last]);
});

test("a worker that throws is told of, with its words or without", () => {
  fail("Uncaught x");
  fail("");
  expect(broken).toEqual(["the worker failed: Uncaught x", "the worker's script could not be loaded"]);
});

test("nobody hears of a worker that was closed, and nothing is sent to it", () => {
  const heard: Event[] = [];
  const id = ask(heard);
  connection.close();
  connection.tell(id, { kind: "cancel" });
  say({ id, kind: "queued", ahead: 1 });
  fail("late");
  expect(worker.postMessage).toHaveBeenCalledTimes(1);
  expect(worker.terminate).toHaveBeenCalled();
  expect([heard, broken]).toEqual([[], []]);
});
