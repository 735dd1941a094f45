// Which way the arrows point. One table says which folder of src may import from which, type imports and import()
// included, and no circle of files is left. `npm run check` and `npm test` run it; --graph prints the arrows there are.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { fileURLToPath } from "node:url";

/** What a part of the page may know. */
const PAGE = [
  "pulse",
  "bytes",
  "i18n",
  "diffusion",
  "scene",
  "models",
  "worker/protocol",
  "run",
  "ledger",
  "app",
  "pictures",
  "film",
  "recipe",
  "lecture",
  "ui",
];

/**
 * From the bottom up: a group may import itself and what stands behind it. The longest name that a file's path begins
 * with is its group; with a star every folder there is one of its own.
 */
const ARROWS = {
  bytes: [],
  i18n: [],
  diffusion: [],
  // What a room's settings are, and the table of rooms, which main.tsx fills: nobody below it imports a room.
  scene: ["bytes", "i18n", "diffusion"],
  models: ["bytes", "diffusion"],
  // Whether a worker is there: both ends of it, which every worker has.
  pulse: [],
  // The models that a person has added, as files of the browser's.
  library: ["bytes"],
  // A lecture, and the file that it travels in: pure.
  lecture: ["bytes", "i18n", "scene", "library", "run"],
  // What the browser keeps for this page: what a person kept, and runs for when it is loaded again.
  ledger: ["i18n"],
  // A network as a graph; the files that one is read from, with the process and the manifest that they make.
  graph: ["bytes"],
  // Why a file is not taken: said where it was read, spoken by the page.
  "formats/words": ["bytes", "i18n", "diffusion", "graph", "models", "courier"],
  formats: ["bytes", "i18n", "diffusion", "graph", "models", "formats/words"],
  // What a file does not say, found out by asking the network.
  doctor: ["diffusion", "formats"],
  engine: ["bytes", "diffusion", "models", "graph", "formats", "formats/words"],
  // What fetches from elsewhere. It knows nothing of the page, so that there is nothing it could take along.
  courier: ["pulse"],
  // A model's place on the Hub or at an address, and what is there.
  hub: ["courier"],
  // The service worker; the page knows what is said there, and takes what was shared.
  offline: ["bytes"],
  // What takes a model in, in a worker of its own. The page knows what is said there, and what a drop is.
  "intake/protocol": ["bytes", "library", "courier", "hub", "formats/words"],
  "intake/is-model": [],
  "intake/dropped": [],
  "intake/client": ["pulse", "intake/protocol", "intake"],
  intake: [
    "pulse",
    "bytes",
    "diffusion",
    "graph",
    "formats",
    "doctor",
    "models",
    "engine",
    "library",
    "courier",
    "hub",
    "intake/protocol",
  ],
  // The whole conversation is in one file: the page knows of the worker what is said there, and how to reach it.
  "worker/protocol": ["bytes", "diffusion", "models", "engine"],
  "worker/jobs": ["bytes", "diffusion", "models", "engine", "worker/protocol"],
  worker: ["pulse", "bytes", "diffusion", "models", "library", "engine", "worker/protocol", "worker/jobs"],
  "worker/client": ["pulse", "bytes", "models", "worker/protocol", "worker"],
  run: ["bytes", "diffusion", "scene", "worker/protocol", "worker/client"],
  app: [
    "pulse",
    "bytes",
    "i18n",
    "diffusion",
    "scene",
    "library",
    "courier",
    "hub",
    "intake/protocol",
    "intake/client",
    "worker/protocol",
    "worker/client",
    "run",
    "lecture",
    "ledger",
  ],
  pictures: ["pulse", "bytes", "i18n", "diffusion", "scene", "worker/protocol", "worker/client", "run", "app"],
  // Films: which moments, where everything stands in a frame, and the files.
  film: ["pulse", "bytes", "scene", "run", "app", "pictures"],
  recipe: [
    "bytes",
    "i18n",
    "diffusion",
    "scene",
    "ledger",
    "library",
    "intake/is-model",
    "intake/dropped",
    "worker/protocol",
    "run",
    "app",
    "pictures",
  ],
  // Runs that outlive their page.
  recovery: ["i18n", "scene", "worker/protocol", "run", "ledger", "app"],
  ui: [
    "bytes",
    "i18n",
    "diffusion",
    "scene",
    "ledger",
    "library",
    "hub",
    "formats/words",
    "intake/protocol",
    "worker/protocol",
    "run",
    "app",
    "pictures",
    "film",
    "recipe",
  ],
  "rooms/notes": PAGE,
  // A room knows no other, but for the chapter that explains it.
  "rooms/*": [...PAGE, "rooms/notes"],
  rooms: ["scene", "rooms/notes", "rooms/*"],
  shell: ["i18n", "scene", "run", "app", "pictures", "recipe", "recovery", "ui", "offline"],
  "main.tsx": ["scene", "app", "ui", "rooms", "shell"],
  "prerender.tsx": ["scene", "app", "rooms", "shell"],
};

/** Packages that only some folders may know; every other package is anybody's. */
const PACKAGES = {
  "onnxruntime-web": ["engine"],
  react: ["i18n", "scene", "ui", "rooms", "shell", "main.tsx"],
  // A room may draw into a window that it opened.
  "react-dom": ["rooms", "main.tsx", "prerender.tsx"],
};

/** A test may look at anything, and so may what only tests import. */
const isTest = (file) => /\.test\.tsx?$|(^|\/)testing(\/|\.ts$)/.test(file);

const src = join(dirname(fileURLToPath(import.meta.url)), "..", "src");
const files = readdirSync(src, { recursive: true, encoding: "utf8" })
  .map((file) => file.replaceAll("\\", "/"))
  .filter((file) => /\.tsx?$/.test(file) && !file.endsWith(".d.ts"));
const known = new Set(files);
const names = Object.keys(ARROWS).sort((a, b) => b.length - a.length);
const problems = [];

/** The group of a file, and the name of the folder that it is where the group has a star. */
function groupOf(file) {
  const name = names.find((each) => {
    if (each.endsWith("/*"))
      return file.startsWith(each.slice(0, -1)) && file.split("/").length > each.split("/").length;
    return file === each || file.startsWith(`${each}/`) || file === `${each}.ts`;
  });
  if (!name) problems.push(`src/${file} belongs to no group of scripts/arrows.mjs`);
  return name ?? file;
}

/** Whether two files of one group stand in the same folder of it, as far as that counts. */
function together(group, one, other) {
  const depth = group.split("/").length;
  return !group.endsWith("/*") || one.split("/")[depth - 1] === other.split("/")[depth - 1];
}

/** What a file imports: from, import(), import for its effects, and new URL(…) of a worker. Comments say nothing. */
function importsOf(file) {
  const text = readFileSync(join(src, file), "utf8").replace(/^\s*(\/\/|\/?\*).*$/gm, "");
  const found = [...text.matchAll(/(?:\bfrom\s*|\bimport\s*\(\s*|\bimport\s+|new URL\(\s*)["']([^"'?\n]+)/g)];
  return found.map(([, name]) => name);
}

const arrows = new Map();
for (const file of files) {
  const to = new Set();
  for (const name of importsOf(file)) {
    const at = posix.join(posix.dirname(file), name);
    if (name.startsWith(".") && known.has(at)) to.add(at);
    else if (/^\..*\.tsx?$/.test(name)) problems.push(`src/${file} imports ${name}, which is not there`);
    const allowed = PACKAGES[name.split("/")[0]];
    if (allowed && !isTest(file) && !allowed.includes(file.split("/")[0])) {
      problems.push(`src/${file} imports ${name}: only ${allowed.join(", ")} may`);
    }
  }
  arrows.set(file, to);
}

const seen = new Map();
for (const [file, tos] of arrows) {
  for (const to of tos) {
    const [from, into] = [groupOf(file), groupOf(to)];
    if (!isTest(file) && isTest(to)) problems.push(`src/${file} imports src/${to}, which is for tests`);
    if (from === into && together(from, file, to)) continue;
    const arrow = `${from} → ${into}`;
    seen.set(arrow, [...(seen.get(arrow) ?? []), `src/${file} → src/${to}`]);
    if (isTest(file) || ARROWS[from]?.includes(into)) continue;
    problems.push(`src/${file} imports src/${to}: ${from} may import ${ARROWS[from]?.join(", ") || "nothing of ours"}`);
  }
}

/** Files from which one comes back to where one was (Tarjan's strongly connected components). */
function circles() {
  const found = [];
  const index = new Map();
  const low = new Map();
  const stack = [];
  const visit = (file) => {
    index.set(file, index.size);
    low.set(file, index.get(file));
    stack.push(file);
    for (const to of arrows.get(file)) {
      if (!index.has(to)) visit(to);
      if (stack.includes(to)) low.set(file, Math.min(low.get(file), low.get(to)));
    }
    if (low.get(file) !== index.get(file)) return;
    const circle = stack.splice(stack.indexOf(file));
    if (circle.length > 1) found.push(circle);
  };
  for (const file of files) if (!index.has(file)) visit(file);
  return found;
}

const round = circles();
for (const circle of round) problems.push(`a circle: ${circle.map((file) => `src/${file}`).join(", ")}`);

if (process.argv.includes("--graph")) {
  for (const [arrow, all] of [...seen].sort()) console.log(`${arrow}\n    ${all.join("\n    ")}`);
  for (const circle of round) console.log(`a circle:\n    ${circle.join("\n    ")}`);
}
for (const problem of problems) console.error(problem);
console.log(`${files.length} files of src, ${seen.size} arrows, ${problems.length} of them wrong`);
process.exit(problems.length > 0 ? 1 : 0);
