// Which way the arrows point: which folder of src imports from which, type imports too; -v names the files.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize, sep } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");

const group = (file) => file.split("/")[0];
const src = join(root, "src");
const files = readdirSync(src, { recursive: true, encoding: "utf8" })
  .map((file) => file.split(sep).join("/"))
  .filter((file) => /\.tsx?$/.test(file));
const edges = new Map();
for (const file of files) {
  const text = readFileSync(join(src, file), "utf8");
  const found = text.matchAll(/(?:from\s+|import\s*\(\s*|import\s+|new URL\(\s*)["'](\.[^"'?]*)/g);
  edges.set(
    file,
    new Set(
      [...found].map(([, to]) =>
        normalize(join(dirname(file), to))
          .split(sep)
          .join("/"),
      ),
    ),
  );
}
const pairs = new Map();
for (const [from, tos] of edges)
  for (const to of tos) {
    const key = `${group(from)} → ${group(to)}`;
    if (group(from) !== group(to)) pairs.set(key, [...(pairs.get(key) ?? []), `${from} → ${to}`]);
  }
for (const [k, v] of [...pairs].sort()) {
  console.log(k, v.length);
  if (process.argv.includes("-v")) console.log(`   ${v.join("\n   ")}`);
}
