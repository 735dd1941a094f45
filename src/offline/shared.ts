/** What is shared with the page from elsewhere on the computer: it lies in a cache from the worker's hand into the page's. */
import { SHARE, SHARED } from "./version.ts";

const CACHE = "backstep-shared";
const TEXTS = ["text", "url", "title"] as const;

export interface Shared {
  readonly files: readonly File[];
  readonly text: string;
}

/** The worker's end: keeps what came, and sends the browser on to the page. */
export async function keepShared(
  request: Request,
  scope: string,
  caches: Pick<CacheStorage, "open">,
): Promise<Response> {
  const form = await request.formData();
  const cache = await caches.open(CACHE);
  const files = form.getAll("files").filter((part) => part instanceof File);
  await Promise.all(
    files.map((file, i) => {
      const headers = { "Content-Type": file.type, "X-Name": encodeURIComponent(file.name) };
      return cache.put(`${scope}${SHARE}/${i}`, new Response(file, { headers }));
    }),
  );
  // Programs differ in which of the three holds the link.
  const text = TEXTS.map((name) => form.get(name)).find((part) => typeof part === "string" && part !== "") ?? "";
  await cache.put(`${scope}${SHARE}/text`, new Response(text));
  return Response.redirect(`${scope}?${SHARED}=1`, 303);
}

/** The page's end: takes it, once. */
export async function takeShared(scope: string, caches: Pick<CacheStorage, "open">): Promise<Shared> {
  const cache = await caches.open(CACHE);
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
