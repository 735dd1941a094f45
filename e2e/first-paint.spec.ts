/** What has to be there before anything is seen, from the built files. */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "@playwright/test";

const dist = "dist";

test("JavaScript before the first paint: at most 120 KB gzipped, neither onnxruntime nor a model in it", () => {
  const html = readFileSync(join(dist, "index.html"), "utf8");
  const files = [...html.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.js)"/g)].map(([, file]) => file as string);
  expect(files.length).toBeGreaterThan(0);
  let bytes = 0;
  for (const file of new Set(files)) {
    const code = readFileSync(join(dist, file));
    bytes += gzipSync(code).length;
    expect(code.includes("InferenceSession"), `${file} holds onnxruntime`).toBe(false);
  }
  console.log(`JavaScript before the first paint: ${(bytes / 1000).toFixed(1)} KB gzipped in ${files.length} files`);
  expect(bytes).toBeLessThanOrEqual(120_000);
});

test("the first paint is one answer: no script and no styles to be fetched before it, and the policy lets its script run", () => {
  const html = readFileSync(join(dist, "index.html"), "utf8");
  expect(html.match(/<script[^>]* src=/g)).toBeNull();
  expect([...html.matchAll(/<link rel="stylesheet"[^>]*>/g)].filter(([link]) => !link.endsWith(" disabled>"))).toEqual(
    [],
  );
  const scripts = [...html.matchAll(/<script[^>]*>(.*?)<\/script>/gs)].map(([, script]) => script as string);
  expect(scripts.length).toBe(1);
  const hash = createHash("sha256").update(scripts[0]!).digest("base64");
  expect(readFileSync(join(dist, "_headers"), "utf8")).toContain(`'sha256-${hash}'`);
});

test("the built folder works on any static host: relative paths, a _headers file, the model", () => {
  const html = readFileSync(join(dist, "index.html"), "utf8");
  expect([...html.matchAll(/(?:src|href)="\/[^"]*"/g)].map(([path]) => path)).toEqual([]);
  const headers = readFileSync(join(dist, "_headers"), "utf8");
  expect(headers).toMatch(/Cross-Origin-Opener-Policy: same-origin/);
  expect(headers).toMatch(/Cross-Origin-Embedder-Policy: require-corp/);
  expect(headers).toMatch(/script-src 'self' 'sha256-[^']+' 'wasm-unsafe-eval';/);
  expect(existsSync(join(dist, "models/faces-32/unet.onnx"))).toBe(true);
  expect(existsSync(join(dist, "models/train"))).toBe(false);
  expect(readFileSync(join(dist, "robots.txt"), "utf8")).toMatch(/^User-agent: \*\nAllow: \/\n/);
  expect(headers).toMatch(/\/assets\/\*\n.*\n {2}Cache-Control: public, max-age=31536000, immutable/);
  const names = readdirSync(join(dist, "assets"));
  expect(names.filter((name) => name.endsWith(".mjs"))).toEqual([]);
  for (const name of names) expect(statSync(join(dist, "assets", name)).size, name).toBeLessThan(25 * 2 ** 20);
});

test("the installed page: its icons are there, and its worker knows every script by its hash", () => {
  const { icons } = JSON.parse(readFileSync(join(dist, "manifest.webmanifest"), "utf8"));
  for (const { src } of icons) expect(existsSync(join(dist, src)), src).toBe(true);
  const worker = readFileSync(join(dist, "service-worker.js"), "utf8");
  for (const name of readdirSync(join(dist, "assets")).filter((file) => file.endsWith(".js"))) {
    const hash = createHash("sha256")
      .update(readFileSync(join(dist, "assets", name)))
      .digest("base64");
    expect(worker, name).toContain(hash);
  }
});

test("what others wrote is named, with its licence", () => {
  const notices = readFileSync(join(dist, "third-party-notices.txt"), "utf8");
  for (const name of [
    "react-dom",
    "onnxruntime-web",
    "zustand",
    "@base-ui/react",
    "@fontsource-variable/inter",
    "facesjs",
  ])
    expect(notices).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\(.+\\)$`, "m"));
});

test("Korean is one file, which English does without", () => {
  const catalogues = readdirSync(join(dist, "assets")).filter((file) => /^ko-.*\.js$/.test(file));
  expect(catalogues.length).toBe(1);
  const html = readFileSync(join(dist, "index.html"), "utf8");
  expect(html).not.toContain(catalogues[0]);
});
