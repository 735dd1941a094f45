/**
 * The response headers that give wasm its threads and hold the page to its policy, where a host doesn't send them
 * (GitHub Pages): on what makes a page or a worker of a response. A page that came before the worker has none of it.
 */
const MAKING: readonly RequestDestination[] = ["document", "iframe", "frame", "worker", "sharedworker"];

/** Which headers a path has, as in `_headers`: of each pattern that it matches. */
export type Rules = readonly (readonly [pattern: string, headers: Readonly<Record<string, string>>])[];

/** @param path below the page's folder */
export function isolated(response: Response, to: RequestDestination, path: string, rules: Rules): Response {
  if (!MAKING.includes(to)) return response;
  const wanted = rules
    .filter(([pattern]) => matches(pattern, `/${path}`))
    .flatMap(([, headers]) => Object.entries(headers));
  const missing = wanted.filter(([name]) => !response.headers.has(name));
  if (missing.length === 0) return response;
  const headers = new Headers(response.headers);
  for (const [name, value] of missing) headers.set(name, value);
  const { body, status, statusText } = response;
  return new Response(body, { status, statusText, headers });
}

function matches(pattern: string, path: string): boolean {
  return pattern.endsWith("*") ? path.startsWith(pattern.slice(0, -1)) : path === pattern;
}
