/**
 * The response headers the app wants wherever it is hosted, in one place: isolation gives wasm its
 * threads, the policy keeps the page to itself. Served in dev and preview, written to dist/_headers
 * for static hosts that read it.
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

const production = {
  ...isolation,
  "Content-Security-Policy": policy,
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
};

export function headers(): Plugin {
  return {
    name: "backstep-headers",
    // Vite's dev client needs inline scripts, so the policy starts with the built app.
    config: () => ({ server: { headers: isolation }, preview: { headers: production } }),
    generateBundle() {
      const lines = Object.entries(production).map(([name, value]) => `  ${name}: ${value}`);
      this.emitFile({ type: "asset", fileName: "_headers", source: `/*\n${lines.join("\n")}\n` });
    },
  };
}
