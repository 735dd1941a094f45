/**
 * Serves models/ beside the page at models/, in dev, in preview and in dist, without copying it into
 * public/: what the app can load is what stands in models/<id>/.
 */
import { createReadStream, existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Plugin } from "vite";

const TYPES: Record<string, string> = { ".json": "application/json", ".onnx": "application/octet-stream" };
/** What a browser needs of a model folder; how it was trained stays in the repository. */
const SHIPPED = /^(manifest\.json|.+\.onnx)$/;

function shippedFiles(root: string): string[] {
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(root, entry.name, "manifest.json")))
    .flatMap(({ name }) =>
      readdirSync(join(root, name))
        .filter((file) => SHIPPED.test(file))
        .map((file) => `${name}/${file}`),
    );
}

export function models(folder = "models"): Plugin {
  const root = resolve(folder);
  return {
    name: "backstep-models",
    configureServer(server) {
      server.middlewares.use("/models", (request, response, next) => {
        const name = decodeURIComponent((request.url ?? "").split("?")[0] ?? "").replace(/^\//, "");
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
    },
  };
}
