import { availableParallelism } from "node:os";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { COURIER, headers } from "./vite/headers.ts";
import { kept } from "./vite/kept.ts";
import { models } from "./vite/models.ts";
import { notices } from "./vite/notices.ts";
import { offline } from "./vite/offline.ts";
import { shell } from "./vite/shell.ts";

/** Files that decide something, by folder: unit tests reach most of the lines of each. */
const DECIDING = [
  "src/run/**/*.ts",
  "src/recipe/**/*.ts",
  "src/app/**/*.ts",
  "src/pictures/**/*.ts",
  "src/rooms/*/{scene,lanes,run}.ts",
];

/** Folders without the page's store: their test files may share modules, which is twice as fast. */
const STATELESS =
  "bytes,i18n,diffusion,scene,graph,formats,doctor,models,library,ledger,courier,hub,intake,engine,worker";
const TESTS = ["src/**/*.test.ts", "src/**/*.test.tsx", "vite/**/*.test.ts"];
const SHARING = [`src/{${STATELESS}}/**/*.test.ts`];
/** On a GPU, by Dawn for Node, which wants a process of its own. */
const DAWN = ["src/**/*.dawn.test.ts"];

/** BACKSTEP_MODELS names another folder of models. */
const MODELS = process.env.BACKSTEP_MODELS ?? "models";
const licences = notices(MODELS);

/** Some hosts don't know what a .mjs is, and send it as a type that no browser runs. */
const assetFileNames = ({ names: [name] }: { readonly names: readonly string[] }) =>
  `assets/[name]-[hash]${name?.endsWith(".mjs") ? ".js" : "[extname]"}`;

/** What every visit asks for right after its first paint. */
const SOON =
  /\/src\/(shell\/(start|tell-run|DropOverlay|offline\/begin)|rooms\/generate\/Settings|ui\/pictures\/(PictureGrid|menu\/PictureMenus)|pictures\/(originals|large-pictures|model-picture)|app\/(session|own-models)|scene\/packing|recovery\/recovery)\.tsx?$/;

export default defineConfig({
  base: "./",
  plugins: [react(), kept(), headers(), shell(), models(MODELS), licences.page(), offline()],
  // One copy of ORT's wasm, named by wasmPaths, instead of a second one inlined by the bundle.
  resolve: { conditions: ["onnxruntime-web-use-extern-wasm", "module", "browser", "development|production"] },
  worker: {
    format: "es",
    plugins: () => [kept(), licences.worker()],
    rolldownOptions: {
      output: {
        entryFileNames: ({ name }) => `${name === COURIER ? COURIER : "assets"}/[name]-[hash].js`,
        assetFileNames,
      },
    },
  },
  build: {
    target: "es2023",
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1024,
    modulePreload: { polyfill: false },
    // What the first paint needs is one file, which packs better than forty; what every visit asks for right after it is
    // another, for ninety took a phone's time as it began to live. So is a language, not one for each catalogue: who
    // reads Korean waits once. (No module may await at its top.)
    rolldownOptions: {
      output: {
        assetFileNames,
        codeSplitting: {
          groups: [
            { name: "page", tags: ["$initial"], priority: 2 },
            { name: "soon", test: SOON, priority: 1 },
            { name: "ko", test: /\/ko\.ts$/ },
          ],
        },
      },
      // The first room's view is in the first file on purpose (rooms/first.ts).
      checks: { ineffectiveDynamicImport: false },
    },
  },
  test: {
    testTimeout: 60_000,
    pool: "threads",
    maxWorkers: availableParallelism(),
    projects: [
      { extends: true, test: { name: "sharing", include: SHARING, exclude: DAWN, isolate: false } },
      { extends: true, test: { name: "alone", include: TESTS, exclude: SHARING } },
      { extends: true, test: { name: "dawn", include: DAWN, pool: "forks" } },
    ],
    coverage: {
      // The folders that decide something; scripts/coverage.mjs prints them.
      include: DECIDING,
      // The last two only run in a browser: e2e/inbox.spec.ts and interpolate.spec.ts hold them.
      exclude: ["**/testing/**", "src/pictures/face-worker.ts", "src/pictures/draw-svg.ts"],
      thresholds: Object.fromEntries(DECIDING.map((files) => [files, { lines: 85 }])),
      reporter: ["json-summary"],
      reportsDirectory: ".cache/test/coverage",
    },
  },
});
