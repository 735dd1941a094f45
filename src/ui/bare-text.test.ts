/**
 * Browsers that translate a page put every text node into an element of theirs. What React wrote beside
 * something else is then a node that is gone: it cannot be changed, and nothing can be put before it. So words
 * that are computed stand alone in an element, and text that is written past React is not translated.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseSync } from "vite";
import { expect, test } from "vitest";

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

const SRC = fileURLToPath(new URL("..", import.meta.url));
const FILES = readdirSync(SRC, { recursive: true, encoding: "utf8" }).filter((file) => /(?<!\.test)\.tsx$/.test(file));
/** What words and numbers come from. */
const TELLS = /^(t|w|say|app|name|number|fixed|short|String)$/;

const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null && "type" in value;

function* nodes(node: Node): Generator<Node> {
  yield node;
  for (const value of Object.values(node)) {
    for (const each of Array.isArray(value) ? value : [value]) if (isNode(each)) yield* nodes(each);
  }
}

function isText(node: Node): boolean {
  switch (node.type) {
    case "JSXExpressionContainer":
      return isText(node.expression as Node);
    case "TemplateLiteral":
      return true;
    case "CallExpression":
      return TELLS.test((node.callee as { name?: string }).name ?? "");
    case "LogicalExpression":
      return [node.left, node.right].some((side) => isText(side as Node));
    case "ConditionalExpression":
      return [node.consequent, node.alternate].some((side) => isText(side as Node));
    case "ParenthesizedExpression":
      return isText(node.expression as Node);
    default:
      return false;
  }
}

function isConditional({ type, expression }: Node): boolean {
  return (
    type === "JSXExpressionContainer" &&
    ["LogicalExpression", "ConditionalExpression"].includes((expression as Node).type)
  );
}

/** What stands in an element, without the spaces between. */
const partsOf = (element: Node) =>
  (element.children as Node[]).filter(
    (child) => !(child.type === "JSXText" && /^\s*\n\s*$/.test(child.value as string)),
  );

/** Where words stand beside something that may change. */
function bare(file: string, code: string): string[] {
  const found = [];
  for (const node of nodes(parseSync(file, code).program as unknown as Node)) {
    if (node.type !== "JSXElement" && node.type !== "JSXFragment") continue;
    const parts = partsOf(node);
    const words = parts.filter((part) => part.type === "JSXText" && (part.value as string).trim() !== "");
    const breaks = parts.some(isText) || (words.length > 0 && parts.some(isConditional));
    if (parts.length > 1 && breaks) found.push(`${file}:${code.slice(0, node.start).split("\n").length}`);
  }
  return found;
}

test("computed words stand alone in an element", () => {
  expect(bare("a.tsx", "<p>{w('one')} <b>two</b></p>")).toEqual(["a.tsx:1"]);
  expect(bare("a.tsx", "<p>one {two && <b>two</b>}</p>")).toEqual(["a.tsx:1"]);
  expect(bare("a.tsx", "<p><span>{w('one')}</span> <b>two</b></p>")).toEqual([]);
  expect(FILES.flatMap((file) => bare(file, readFileSync(join(SRC, file), "utf8")))).toEqual([]);
});

test("text that is written past React is not translated", () => {
  const writing = FILES.filter((file) => readFileSync(join(SRC, file), "utf8").includes(".textContent ="));
  expect(writing).not.toEqual([]);
  for (const file of writing) {
    const code = readFileSync(join(SRC, file), "utf8");
    const [writes, kept] = [/\.textContent =/g, /translate="no"/g].map((what) => code.match(what)?.length ?? 0);
    expect(kept, file).toBeGreaterThanOrEqual(writes!);
  }
});
