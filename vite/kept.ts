/**
 * `import file from "…?kept"`: where a file of a runtime stands, how long it is and its sha256, by which it is checked and
 * kept (src/models/blobs.ts). `"…?packed"` is the same of its gzipped copy: for the one file that is over the 25 MiB that
 * some static hosts take. Its name ends in nothing that a host would send as unpacked already.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { gzipSync } from "node:zlib";
import type { Plugin } from "vite";

const QUERY = /\?(kept|packed)$/;
const DEV = "/@kept";

export function kept(): Plugin {
  let building = false;
  const served = new Map<string, Buffer>();
  return {
    name: "backstep-kept",
    enforce: "pre",
    configResolved({ command }) {
      building = command === "build";
    },
    async resolveId(id, importer) {
      const [query] = QUERY.exec(id) ?? [];
      if (!query) return null;
      const file = await this.resolve(id.slice(0, -query.length), importer, { skipSelf: true });
      if (!file) throw new Error(`${id}: no such file, asked for by ${importer}`);
      return file.id + query;
    },
    load(id) {
      const [query] = QUERY.exec(id) ?? [];
      if (!query) return null;
      const packs = query === "?packed";
      const file = id.slice(0, -query.length);
      const source = packs ? packed(file, building ? 9 : 1) : readFileSync(file);
      const name = basename(file) + (packs ? ".packed" : "");
      const sha256 = createHash("sha256").update(source).digest("hex");
      let url = JSON.stringify(DEV + file + query);
      if (building) url = `import.meta.ROLLUP_FILE_URL_${this.emitFile({ type: "asset", name, source })}`;
      else served.set(file + query, source);
      return `export default { url: ${url}, bytes: ${source.length}, sha256: "${sha256}" };`;
    },
    configureServer(server) {
      server.middlewares.use(DEV, (request, response, next) => {
        const source = served.get(decodeURI(request.url ?? ""));
        if (!source) return next();
        response.setHeader("Content-Type", "application/octet-stream");
        response.end(source);
      });
    },
  };
}

/** Every bundle of a build (the page, each worker) asks for the same file. */
const done = new Map<string, Buffer>();

function packed(file: string, level: number): Buffer {
  const key = `${file} ${level}`;
  const before = done.get(key);
  if (before) return before;
  const source = gzipSync(readFileSync(file), { level });
  done.set(key, source);
  return source;
}
