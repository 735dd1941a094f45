/** What a browser keeps of a page, for tests in Node: the tab's session and one cache. */
import { vi } from "vitest";

export interface FakeStorage {
  readonly session: Map<string, string>;
  readonly cache: Map<string, Blob>;
  /** The page is left, or loaded again. */
  leave(): void;
}

/** @param refuses why the browser gives the page no cache, if it does not */
export function fakeStorage(refuses: Error | null = null): FakeStorage {
  const session = new Map<string, string>();
  const files = new Map<string, Blob>();
  const page = new EventTarget();
  const cache = {
    match: async (address: string) => files.has(address) && new Response(files.get(address)),
    put: async (address: string, response: Response) => void files.set(address, await response.blob()),
    keys: async () => [...files.keys()].map((url) => ({ url })),
    delete: async ({ url }: { readonly url: string }) => files.delete(url),
  };
  vi.stubGlobal("caches", { open: async () => (refuses ? Promise.reject(refuses) : cache) });
  vi.stubGlobal("location", { href: "http://localhost/" });
  vi.stubGlobal("addEventListener", page.addEventListener.bind(page));
  vi.stubGlobal("sessionStorage", {
    getItem: (key: string) => session.get(key) ?? null,
    setItem: (key: string, value: string) => void session.set(key, value),
  });
  return { session, cache: files, leave: () => page.dispatchEvent(new Event("pagehide")) };
}
