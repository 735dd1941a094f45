/** The small files of text that lie beside weights: what they are called, and their fields. */
import { refusal } from "../refusal.ts";

/** Texts by their paths. */
export type Notes = ReadonlyMap<string, string>;
export type Fields = Readonly<Record<string, unknown>>;

export interface Note {
  readonly path: string;
  readonly fields: Fields;
}

/** The first file of that name whose fields are what is looked for. @throws Refusal where it is no JSON */
export function noteIn(notes: Notes, name: RegExp, is: (fields: Fields) => boolean = () => true): Note | null {
  for (const [path, text] of notes) {
    if (!name.test(path)) continue;
    const fields = /\.ya?ml$/.test(path) ? yaml(text) : fieldsOf(path, text);
    if (is(fields)) return { path, fields };
  }
  return null;
}

/** What stands under a name; nothing where it is no object. */
export function within(fields: Fields, name: string): Fields {
  const found = fields[name];
  return typeof found === "object" && found !== null ? (found as Fields) : {};
}

/** A number that a field holds, or one instead. @throws Refusal where it is none */
export function numberIn(note: string, fields: Fields, name: string, instead?: number): number {
  const found = fields[name] ?? instead;
  if (typeof found === "number" && Number.isFinite(found)) return found;
  throw found === undefined
    ? refusal("note.missing", { note, name })
    : refusal("note.number", { note, name, found: JSON.stringify(found) });
}

/** Of JSON as Python writes it: an infinity, which JSON has no word for, is no value. @throws Refusal */
export function fieldsOf(path: string, text: string): Fields {
  let found: unknown;
  try {
    found = JSON.parse(text.replace(/:\s*(-?Infinity|NaN)(?=\s*[,}\]])/g, ": null"));
  } catch {
    throw refusal("note.json", { path });
  }
  if (typeof found === "object" && found !== null) return found as Fields;
  throw refusal("note.fields", { path, found: JSON.stringify(found) });
}

/** As much of YAML as configurations of networks are written in: blocks of `name: value`, lists left out. */
function yaml(text: string): Fields {
  const whole: Record<string, unknown> = {};
  const open: { indent: number; fields: Record<string, unknown> }[] = [{ indent: -1, fields: whole }];
  for (const line of text.split(/\r?\n/)) {
    const found = /^( *)([\w-]+):\s*(.*?)\s*(?:\s#.*)?$/.exec(line);
    if (!found) continue;
    const [, { length: indent }, name, value] = found as unknown as [string, string, string, string];
    while (open.at(-1)!.indent >= indent) open.pop();
    const { fields } = open.at(-1)!;
    if (value !== "") fields[name] = scalar(value);
    else {
      const inner = {};
      fields[name] = inner;
      open.push({ indent, fields: inner });
    }
  }
  return whole;
}

function scalar(value: string): unknown {
  if (/^(true|false)$/i.test(value)) return value.toLowerCase() === "true";
  if (/^(null|~)$/i.test(value)) return null;
  // YAML's 1e-4 has no dot, which some of its readers take for words: here it is the number that was meant.
  return Number.isNaN(Number(value)) ? value.replace(/^(["'])(.*)\1$/, "$2") : Number(value);
}
