/**
 * The service worker: gives the page its own files at their version, offline too, and whichever version the host has by
 * then. Weights and runtimes are kept by who uses them (models/blobs.ts); another page's requests are none of its
 * business. It is written by hand, not with Workbox: what that would bring here (a list of files and their caching) is
 * the smaller part of it, and its build is three hundred packages.
 */
import { isolated, type Rules } from "./isolate.ts";
import { Keeper } from "./keeper.ts";
import { keepShared } from "./shared.ts";
import { SHARE, TAKE_OVER, type Version } from "./version.ts";

declare const self: ServiceWorkerGlobalScope;
/** Put here by the build. */
declare const VERSION: Version;
declare const RULES: Rules;

const { scope } = self.registration;
const keeper = new Keeper(VERSION, { scope, caches, fetch: (address, options) => fetch(address, options) });

self.addEventListener("install", (event) => event.waitUntil(keeper.fetchAll()));

self.addEventListener("activate", (event) => event.waitUntil(takeOver()));

self.addEventListener("message", ({ data }) => {
  if (data === TAKE_OVER) void self.skipWaiting();
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (!request.url.startsWith(scope)) return;
  const path = new URL(request.url).pathname.slice(new URL(scope).pathname.length);
  if (request.method === "POST" && path === SHARE) event.respondWith(keepShared(request, scope, caches));
  const wanted = path === "index.html" ? "" : path;
  if (request.method === "GET" && keeper.has(wanted)) event.respondWith(answer(request, wanted));
});

async function takeOver(): Promise<void> {
  const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  await keeper.takeOver(pages.length);
  // The page of a first visit began without a worker, and may outlive its version on the host.
  await self.clients.claim();
}

async function answer(request: Request, path: string): Promise<Response> {
  const file = keeper.file(path);
  // A page that is damaged here and another on the host by now: that one.
  const kept = await (request.mode === "navigate" ? file.catch(() => null) : file);
  return isolated(kept ?? (await fetch(request)), request.destination, path, RULES);
}
