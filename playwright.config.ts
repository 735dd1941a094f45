import { availableParallelism } from "node:os";
import { defineConfig } from "@playwright/test";

/**
 * The built app as visitors get it, and Vite's dev server for the pages under e2e/pages.
 * BACKSTEP_E2E_PORT moves both, so that two checkouts can be tested at once.
 */
export const APP_PORT = Number(process.env.BACKSTEP_E2E_PORT ?? 4179);
export const PAGES_PORT = APP_PORT + 10;

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  // Two at a time where there is a core for each: what needs the GPU, in one browser, whose shaders compile once
  // (cold, a software GPU takes twenty seconds), and all the rest beside it on the processor.
  workers: Math.min(2, availableParallelism()),
  projects: [
    { name: "gpu", testDir: "e2e/gpu", workers: 1 },
    { name: "processor", testIgnore: ["gpu/**", "long/**"], workers: 1 },
  ],
  fullyParallel: false,
  retries: 0,
  forbidOnly: !!process.env.CI,
  timeout: 240_000,
  expect: { timeout: 60_000 },
  reporter: "list",
  webServer: [
    {
      command: `node node_modules/vite/bin/vite.js build --logLevel warn && node node_modules/vite/bin/vite.js preview --port ${APP_PORT} --strictPort`,
      port: APP_PORT,
      timeout: 180_000,
      reuseExistingServer: !process.env.CI,
    },
    {
      command: `node node_modules/vite/bin/vite.js --port ${PAGES_PORT} --strictPort`,
      port: PAGES_PORT,
      timeout: 60_000,
      reuseExistingServer: !process.env.CI,
    },
  ],
});
