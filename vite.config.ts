import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

/** What makes the page cross-origin isolated, so that wasm may use threads. */
const isolation = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
};

export default defineConfig({
  base: "./",
  plugins: [react()],
  // One copy of ORT's wasm, named by wasmPaths, instead of a second one inlined by the bundle.
  resolve: { conditions: ["onnxruntime-web-use-extern-wasm", "module", "browser", "development|production"] },
  server: { headers: isolation },
  preview: { headers: isolation },
  worker: { format: "es" },
  build: { target: "es2023", assetsInlineLimit: 0 },
  test: { include: ["src/**/*.test.ts", "src/**/*.test.tsx"], testTimeout: 60_000 },
});
