/** What is shared with the page from elsewhere on the computer: it lies in a cache from the worker's hand into the page's. */
import { storageSilent, within } from "../bytes/within.ts";
import { SHARE, SHARED } from "./version.ts";

export const SHARED_CACHE = "backstep-shared";
/** A photograph may be in it: what no page took is gone when it is a day old. */
const STAYS_MS = 24 * 3600 * 1000;
/** Somebody waits for the page. */
const ANSWER_MS = 10_000;
const TEXTS = ["text", "url", "title"] as const;

export interface Shared {
  readonly files: readonly File[];
  readonly text: string;
}

/** The worker's end: keeps what came, and sends the browser on to the page, which says so where it finds nothing. */
export async function keepShared(
  request: Request,
  scope: string,
  caches: Pick<CacheStorage, "open">,
  answerMs = ANSWER_MS,
): Promise<Response> {
  const form = await request.formData();
  try {
    await within(answerMs, keep(form, scope, caches), storageSilent);
  } catch (error) {
    console.warn("what was shared could not be handed on", error);
  }
  return Response.redirect(`${scope}?${SHARED}=1`, 303);
}

async function keep(form: FormData, scope: string, caches: Pick<CacheStorage, "open">): Promise<void> {
  const cache = await caches.open(SHARED_CACHE);
  const files = form.getAll("files").filter((part) => part instanceof File);
  await Promise.all(
    files.map((file, i) => {
      const headers = { "Content-Type": file.type, "X-Name": encodeURIComponent(file.name), ...now() };
      return cache.put(`${scope}${SHARE}/${i}`, new Response(file, { headers }));
    }),
  );
  // Programs differ in which of the three holds the link.
  const text = TEXTS.map((name) => form.get(name)).find((part) => typeof part === "string" && part !== "") ?? "";
  await cache.put(`${scope}${SHARE}/text`, new Response(text, { headers: now() }));
}

const now = () => ({ "X-When": String(Date.now()) });

/** The page's end: takes it, once. @throws where the storage refuses or doesn't answer. */
export function takeShared(scope: string, caches: Pick<CacheStorage, "open">, answerMs = ANSWER_MS): Promise<Shared> {
  return within(answerMs, take(scope, caches), storageSilent);
}

/** What never reached a page goes, once it is a day old. */
export async function forgetShared(caches: Pick<CacheStorage, "open">): Promise<void> {
  const cache = await caches.open(SHARED_CACHE);
  for (const request of await cache.keys()) {
    const when = Number((await cache.match(request))?.headers.get("X-When"));
    if (Date.now() - when > STAYS_MS) await cache.delete(request);
  }
}

async function take(scope: string, caches: Pick<CacheStorage, "open">): Promise<Shared> {
  const cache = await caches.open(SHARED_CACHE);
  const files: File[] = [];
  let text = "";
  // In the order they were kept.
  for (const request of await cache.keys()) {
    const response = await cache.match(request);
    if (!response || !request.url.startsWith(scope + SHARE)) continue;
    const name = response.headers.get("X-Name");
    if (name === null) text = await response.text();
    else {
      const type = response.headers.get("Content-Type") ?? "";
      files.push(new File([await response.blob()], decodeURIComponent(name), { type }));
    }
    await cache.delete(request);
  }
  return { files, text };
}
