/** A browser's caches in memory, as far as this folder asks. */
export function fakeCaches() {
  const all = new Map<string, Map<string, Response>>();
  const urlOf = (request: RequestInfo | URL) => (request instanceof Request ? request.url : String(request));
  const cacheOf = (kept: Map<string, Response>) => ({
    match: async (request: RequestInfo | URL) => kept.get(urlOf(request))?.clone(),
    put: async (request: RequestInfo | URL, response: Response) => void kept.set(urlOf(request), response),
    delete: async (request: RequestInfo | URL) => kept.delete(urlOf(request)),
    keys: async () => [...kept.keys()].map((url) => new Request(url)),
  });
  const open = async (name: string) => {
    const kept = all.get(name) ?? new Map();
    all.set(name, kept);
    return cacheOf(kept) as unknown as Cache;
  };
  return { open, all };
}
