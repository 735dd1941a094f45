import { expect, it } from "vitest";
import { isolated, type Rules } from "./isolate.ts";

const RULES: Rules = [
  ["/*", { "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Embedder-Policy": "require-corp" }],
  ["/", { "Content-Security-Policy": "default-src 'self'" }],
  ["/courier/*", { "Content-Security-Policy": "default-src 'none'" }],
];
const bare = () => new Response("text", { headers: { "Content-Type": "text/html" } });

it("a page has all that it should", async () => {
  const page = isolated(bare(), "document", "", RULES);
  expect(Object.fromEntries(page.headers)).toEqual({
    "content-type": "text/html",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-embedder-policy": "require-corp",
    "content-security-policy": "default-src 'self'",
  });
  expect(await page.text()).toBe("text");
});

it("a worker has the policy of its own path", () => {
  const worker = isolated(bare(), "worker", "courier/courier-1.js", RULES);
  expect(worker.headers.get("Content-Security-Policy")).toBe("default-src 'none'");
  expect(isolated(bare(), "worker", "assets/worker-1.js", RULES).headers.has("Content-Security-Policy")).toBe(false);
});

it("what the host says stands", () => {
  const own = new Response("", { headers: { "Content-Security-Policy": "default-src 'none'" } });
  expect(isolated(own, "document", "", RULES).headers.get("Content-Security-Policy")).toBe("default-src 'none'");
});

it("what makes no page of its own is given as it is", () => {
  const script = bare();
  expect(isolated(script, "script", "", RULES)).toBe(script);
});
