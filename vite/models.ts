/**
 * Serves models/ beside the page at models/, in dev, in preview and in dist, without copying it into
 * public/: what the app can load is what stands in models/<id>/. models/index.json lists them.
 */
import { createReadStream, existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Plugin } from "vite";

const TYPES: Record<string, string> = { ".json": "application/json", ".onnx": "application/octet-stream" };
/** What a browser needs of a model folder; how it was trained stays in the repository. */
const SHIPPED = /^(manifest\.json|.+\.onnx)$/;
/** The one a page begins with stands first in the list. */
const FIRST = "faces-32";
const LIST = "index.json";

function folders(root: string): string[] {
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(root, entry.name, "manifest.json")))
    .map(({ name }) => name)
    .sort((a, b) => Number(b === FIRST) - Number(a === FIRST) || a.localeCompare(b));
}

function shippedFiles(root: string): string[] {
  return folders(root).flatMap((name) =>
    readdirSync(join(root, name))
      .filter((file) => SHIPPED.test(file))
      .map((file) => `${name}/${file}`),
  );
}

/** What a choice of models needs to say; the rest is in each manifest. */
function listOf(root: string): string {
  const all = folders(root).map((folder) => {
    const { id, title, traits, classes, files, image } = JSON.parse(
      readFileSync(join(root, folder, "manifest.json"), "utf8"),
    );
    if (id !== folder) throw new Error(`models/${folder}/manifest.json calls its model ${JSON.stringify(id)}`);
    const bytes = files.reduce((sum: number, file: { bytes: number }) => sum + file.bytes, 0);
    const { sha256 } = files.find(({ name }: { name: string }) => name.endsWith(".onnx"));
    const { width, height, channels } = image;
    return { id, title, traits, classes: classes?.names, bytes, sha256, width, height, channels };
  });
  return `${JSON.stringify(all, null, 2)}\n`;
}

export function models(folder: string): Plugin {
  const root = resolve(folder);
  return {
    name: "backstep-models",
    configureServer(server) {
      server.middlewares.use("/models", (request, response, next) => {
        const name = decodeURIComponent((request.url ?? "").split("?")[0] ?? "").replace(/^\//, "");
        if (name === LIST) {
          response.setHeader("Content-Type", "application/json");
          response.end(listOf(root));
          return;
        }
        if (!shippedFiles(root).includes(name)) return next();
        const file = join(root, name);
        response.setHeader("Content-Type", TYPES[name.slice(name.lastIndexOf("."))] ?? "application/octet-stream");
        response.setHeader("Content-Length", statSync(file).size);
        createReadStream(file).pipe(response);
      });
    },
    generateBundle() {
      for (const name of shippedFiles(root)) {
        this.emitFile({ type: "asset", fileName: `models/${name}`, source: readFileSync(join(root, name)) });
      }
      this.emitFile({ type: "asset", fileName: `models/${LIST}`, source: listOf(root) });
    },
  };
}
