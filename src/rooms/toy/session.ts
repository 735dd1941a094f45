/** The worker that learns, as the page knows it. */
import { WatchedWorker, type WorkerOwner } from "../../pulse/watched-worker.ts";
import type { Event, Request } from "./learn/protocol.ts";

export type Session = WatchedWorker<Request, Event>;

const spawn = () => new Worker(new URL("./learn/worker.ts", import.meta.url), { type: "module" });

export const openSession = (owner: WorkerOwner<Event>): Session => new WatchedWorker(spawn, owner);
