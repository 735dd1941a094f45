/**
 * `import address from "…?gzip"`: where a file stands, gzipped. For the one file that is over the
 * 25 MiB that some static hosts take, and which compresses to a quarter; who fetches it inflates it.
 */
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { gzipSync } from "node:zlib";
import type { Plugin } from "vite";

const QUERY = "?gzip";
const DEV = "/@gzip";

export function gzip(): Plugin {
  let building = false;
  const served = new Set<string>();
  return {
    name: "backstep-gzip",
    enforce: "pre",
    configResolved({ command }) {
      building = command === "build";
    },
    async resolveId(id, importer) {
      if (!id.endsWith(QUERY)) return null;
      const file = await this.resolve(id.slice(0, -QUERY.length), importer, { skipSelf: true });
      if (!file) throw new Error(`${id}: no such file, asked for by ${importer}`);
      return file.id + QUERY;
    },
    load(id) {
      if (!id.endsWith(QUERY)) return null;
      const file = id.slice(0, -QUERY.length);
      if (!building) {
        served.add(file);
        return `export default ${JSON.stringify(DEV + file)};`;
      }
      const source = gzipSync(readFileSync(file), { level: 9 });
      const reference = this.emitFile({ type: "asset", name: `${basename(file)}.gz`, source });
      return `export default import.meta.ROLLUP_FILE_URL_${reference};`;
    },
    configureServer(server) {
      server.middlewares.use(DEV, (request, response, next) => {
        const file = decodeURI(request.url ?? "");
        if (!served.has(file)) return next();
        response.setHeader("Content-Type", "application/gzip");
        response.end(gzipSync(readFileSync(file), { level: 1 }));
      });
    },
  };
}
