/**
 * Modules hold no state: what changes in the course of a visit is in an object of the page (page.ts), in a
 * store, or in a component, each of which a test can make anew. And importing a module does nothing.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseSync } from "vite";
import { expect, test } from "vitest";

/** What may, and why. */
const ALLOWED: Readonly<Record<string, string>> = {
  "app/page.ts": "the page's own objects are made here",
  "ledger/page.ts": "the page's own objects, which come later",
  "app/page-address.ts": "the page's address, without which a first visit is painted",
  "scene/rooms.ts": "the table of rooms, which main.tsx puts there",
  "i18n/speaker.ts": "the one who speaks: words are said from everywhere",
  "worker/worker.ts": "the worker's own object is made here",
  "intake/worker.ts": "the worker's own object is made here",
  "courier/courier.ts": "whether the worker's own policy has refused something",
  "rooms/toy/learn/worker.ts": "the worker's own object is made here",
  "offline/service-worker.ts": "the worker's own object is made here",
  "worker/jobs/next-task.ts": "the worker's way to let messages in, with a port of its own",
  "engine/webgpu/gpu-objects.ts": "counts what was made, for tests to read",
  "scene/packing.ts": "a cache: a picture that comes back is the object that it was",
  "scene/schema.ts": "a cache",
  "diffusion/quantiles.ts": "a cache: the tables",
  "i18n/message.ts": "a cache: what the browser knows of a language",
  "i18n/number.ts": "a cache: what the browser knows of a language",
  "ui/pictures/put.ts": "a cache: the small canvas that each canvas is enlarged from",
  "pictures/paper.ts": "a cache: which paper belongs under a bitmap",
  "rooms/notes/toy/face.ts": "a cache: drawn faces",
  "rooms/notes/toy/schedules.ts": "a cache: schedules",
};

/** What runs when it is loaded: the page itself, and the scripts of workers. */
const ENTRIES = [
  "main.tsx",
  "worker/worker.ts",
  "intake/worker.ts",
  "courier/courier.ts",
  "film/worker.ts",
  "offline/service-worker.ts",
  "pictures/face-worker.ts",
  "recipe/png-worker.ts",
  "rooms/toy/learn/worker.ts",
  "recipe/kept/thumbnail-worker.ts",
];

const MUTATORS = ["set", "add", "delete", "clear", "push", "pop", "shift", "unshift", "splice", "sort", "fill"];
/** Objects of these classes never change, or hold nothing. */
const CONSTANT = ["URL", "URLSearchParams", "TextEncoder", "TextDecoder", "Intl", "RegExp"];
/** These can change, but don't where nothing in their module changes them. */
const COLLECTIONS = ["Map", "Set", "WeakMap", "WeakSet"];

interface Node {
  readonly type: string;
  readonly [key: string]: unknown;
}

const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null && "type" in value;

/** Every node below one, itself first. */
function* nodes(node: Node): Generator<Node> {
  yield node;
  for (const value of Object.values(node)) {
    for (const each of Array.isArray(value) ? value : [value]) if (isNode(each)) yield* nodes(each);
  }
}

/** Without what only says a type. */
function bare(node: Node): Node {
  return /^TS(As|Satisfies|NonNull)/.test(node.type) ? bare(node.expression as Node) : node;
}

const nameOf = (node: unknown): string | null => (isNode(node) && typeof node.name === "string" ? node.name : null);

/** The names of what is changed in place anywhere in a module. */
function changed(program: Node): Set<string | null> {
  const names = new Set<string | null>();
  for (const node of nodes(program)) {
    const member = (of: unknown) => isNode(of) && of.type === "MemberExpression" && names.add(nameOf(of.object));
    if (node.type === "AssignmentExpression") member(node.left);
    if (node.type === "UpdateExpression") member(node.argument);
    const callee = node.type === "CallExpression" ? (node.callee as Node) : null;
    if (callee?.type === "MemberExpression" && MUTATORS.includes(nameOf(callee.property) ?? "")) member(callee);
  }
  return names;
}

/** What is wrong with a module, in words. */
function faults(file: string, text: string): string[] {
  const program = parseSync(file, text).program as unknown as Node;
  const mutated = changed(program);
  return (program.body as Node[]).flatMap((statement) => {
    const declared = (statement.declaration as Node | null | undefined) ?? statement;
    if (declared.type === "ExpressionStatement") return ENTRIES.includes(file) ? [] : ["does something when imported"];
    if (declared.type !== "VariableDeclaration") return [];
    return (declared.declarations as Node[]).flatMap(({ id, init }) => {
      const name = nameOf(id) ?? "";
      if (declared.kind !== "const") return [`let ${name}`];
      const value = isNode(init) ? bare(init) : null;
      if (mutated.has(name)) return [`${name} is changed in place`];
      if (value?.type !== "NewExpression") return [];
      const of = nameOf(value.callee) ?? nameOf((value.callee as Node).object) ?? "";
      return [...CONSTANT, ...COLLECTIONS].includes(of) ? [] : [`${name} is a new ${of}`];
    });
  });
}

const src = join(fileURLToPath(import.meta.url), "../..");
const files = readdirSync(src, { recursive: true, encoding: "utf8" })
  .map((file) => file.replaceAll("\\", "/"))
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|\.d\.ts$|(^|\/)testing\//.test(file));

test("no module holds state, and none does anything when imported", () => {
  const found = files.flatMap((file) =>
    file in ALLOWED ? [] : faults(file, readFileSync(join(src, file), "utf8")).map((fault) => `${file}: ${fault}`),
  );
  expect(found).toEqual([]);
});

test("what is allowed is there, and needs it", () => {
  for (const file of Object.keys(ALLOWED))
    expect(faults(file, readFileSync(join(src, file), "utf8")), file).not.toEqual([]);
});

test("such faults are found", () => {
  const faultsOf = (text: string) => faults("some.ts", text);
  expect(faultsOf("export let a = 1;")).toEqual(["let a"]);
  expect(faultsOf("const kept = new Map<string, number>(); const f = () => kept.set('a', 1);")).toHaveLength(1);
  expect(faultsOf("const list: number[] = []; export const f = () => { list[0] = 1; };")).toHaveLength(1);
  expect(faultsOf("const here = { at: 0 } as At; export const f = () => here.at++;")).toHaveLength(1);
  expect(faultsOf("export const slots = new Slots();")).toEqual(["slots is a new Slots"]);
  expect(faultsOf("useStore.subscribe(() => {});")).toEqual(["does something when imported"]);
  expect(faultsOf("export const NAMES = new Set(['a']); export const has = (a: string) => NAMES.has(a);")).toEqual([]);
  expect(faultsOf("export const useView = create<View>()(() => ({ left: 0 }));")).toEqual([]);
});
