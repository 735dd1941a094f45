/**
 * The response headers the app wants wherever it is hosted, in one place: isolation gives wasm its
 * threads, the policy keeps the page to itself. Served in dev and preview, written to dist/_headers
 * for static hosts that read it.
 *
 * One script has a policy of its own, and for that a folder: the courier, which fetches a model from elsewhere when a
 * person asks for it. It may reach any https address, and nothing else.
 */
import type { Plugin } from "vite";
import { firstScriptHash } from "./first-script.ts";

const isolation = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
  // Everything here is public, and a lecture's page that is isolated itself may frame it (?embed=1).
  "Cross-Origin-Resource-Policy": "cross-origin",
};

const policy = [
  "default-src 'self'",
  `script-src 'self' '${firstScriptHash}' 'wasm-unsafe-eval'`,
  "worker-src 'self' blob:",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self' data: blob:",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

const courier = "default-src 'none'; connect-src https:";

/** What of a computer the page never asks for: nobody who finds a way into it can. */
const REFUSED = ["camera", "microphone", "geolocation", "display-capture", "payment", "usb", "serial", "hid", "midi"];

const everywhere = {
  ...isolation,
  "Permissions-Policy": REFUSED.map((name) => `${name}=()`).join(", "),
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
};

/** The courier's folder, which vite.config.ts puts it in. */
export const COURIER = "courier";

/** By path: of two policies for one answer a browser takes what both allow, so that none may match twice. */
const POLICIES: readonly (readonly [path: string, policy: string])[] = [
  ["/", policy],
  ["/index.html", policy],
  ["/assets/*", policy],
  ["/service-worker.js", policy],
  [`/${COURIER}/*`, courier],
];

/** What has its hash in its name never changes; a worker that is new is wanted at once. */
const CACHING: Readonly<Record<string, string>> = {
  "/assets/*": "public, max-age=31536000, immutable",
  [`/${COURIER}/*`]: "public, max-age=31536000, immutable",
  "/service-worker.js": "no-cache",
};

/** For the service worker, which gives them where a host doesn't (src/offline/isolate.ts). */
export const RULES: readonly (readonly [path: string, headers: Readonly<Record<string, string>>])[] = [
  ["/*", everywhere],
  ...POLICIES.map(([path, found]) => [path, { "Content-Security-Policy": found }] as const),
];

const matches = (pattern: string, path: string) =>
  pattern.endsWith("*") ? path.startsWith(pattern.slice(0, -1)) : path === pattern;

export function headers(): Plugin {
  return {
    name: "backstep-headers",
    // Vite's dev client needs inline scripts, so the policies start with the built app.
    config: () => ({ server: { headers: isolation }, preview: { headers: everywhere } }),
    configurePreviewServer(server) {
      server.middlewares.use(({ url = "/" }, response, next) => {
        const path = new URL(url, "http://localhost").pathname;
        const [, found] = POLICIES.find(([pattern]) => matches(pattern, path)) ?? [];
        if (found) response.setHeader("Content-Security-Policy", found);
        next();
      });
    },
    generateBundle() {
      const block = (path: string, all: Readonly<Record<string, string>>) =>
        [path, ...Object.entries(all).map(([name, value]) => `  ${name}: ${value}`), ""].join("\n");
      const blocks = RULES.map(([path, all]) =>
        block(path, { ...all, ...(CACHING[path] && { "Cache-Control": CACHING[path] }) }),
      );
      this.emitFile({ type: "asset", fileName: "_headers", source: blocks.join("") });
    },
  };
}
