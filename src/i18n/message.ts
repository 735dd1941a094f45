/**
 * Messages in the part of ICU that we speak: `{name}`, `{count, plural, =0 {…} one {…} other {…}}` with # for the
 * number, `{which, select, this {…} other {…}}`, one inside another. arguments.ts reads the same grammar in types.
 */
import type { Language } from "./languages.ts";
import { writeNumber } from "./number.ts";

export type Values = Readonly<Record<string, string | number>>;

/** A message as a list of what it is made of, in order. */
export type Message = readonly Part[];

export type Part = string | Hole | Count | Choice;
/** A value, written as it is: text, a number that comes formatted, or a whole number, which the language writes. */
interface Hole {
  readonly hole: string;
}
/** A plural's number, written as the language writes it. */
interface Count {
  readonly count: string;
}
interface Choice {
  readonly by: string;
  readonly kind: "plural" | "select";
  readonly cases: Readonly<Record<string, Message>>;
}

/** @throws SyntaxError with the message and the place where it cannot be read. */
export function parse(text: string): Message {
  let at = 0;
  const take = (what: RegExp): RegExpExecArray | null => {
    const pattern = new RegExp(what, "y");
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found) at = pattern.lastIndex;
    return found;
  };
  const expect = (what: RegExp, name: string): void => {
    if (!take(what)) throw new SyntaxError(`invalid message: ${name} expected at ${at} of “${text}”`);
  };

  /** `counted`: what # stands for here. */
  const parts = (counted: string | null): Part[] => {
    const found: Part[] = [];
    for (;;) {
      const plain = take(counted === null ? /[^{}]+/ : /[^{}#]+/);
      const hole = plain ? null : take(/\{(\w+)\}/);
      const choice = plain || hole ? null : take(/\{(\w+), (plural|select),/);
      if (plain) found.push(plain[0]);
      else if (hole) found.push({ hole: hole[1]! });
      else if (choice) found.push(choose(choice[1]!, choice[2] as Choice["kind"], counted));
      else if (counted !== null && take(/#/)) found.push({ count: counted });
      else return found;
    }
  };

  const choose = (by: string, kind: Choice["kind"], counted: string | null): Choice => {
    const cases: Record<string, Message> = {};
    for (let key = take(/\s*(=\d+|\w+) \{/); key; key = take(/\s*(=\d+|\w+) \{/)) {
      cases[key[1]!] = parts(kind === "plural" ? by : counted);
      expect(/\}/, "}");
    }
    if (!cases.other) expect(/(?!)/, "other {…}");
    expect(/\s*\}/, "}");
    return { by, kind, cases };
  };

  const message = parts(null);
  if (at < text.length) expect(/(?!)/, "{name}, or a plural or select,");
  return message;
}

/** @throws RangeError where the message has a hole that no value fills. */
export function format(message: Message, values: Values, language: Language): string {
  const value = (name: string): string | number => {
    const given = values[name];
    if (given === undefined) throw new RangeError(`invalid values: {${name}} is not among ${JSON.stringify(values)}`);
    return given;
  };
  return message
    .map((part) => {
      if (typeof part === "string") return part;
      if ("hole" in part) {
        const given = value(part.hole);
        return Number.isInteger(given) ? writeNumber(language, Number(given)) : String(given);
      }
      if ("count" in part) return writeNumber(language, Number(value(part.count)));
      return format(caseOf(part, value(part.by), language), values, language);
    })
    .join("");
}

/** The case of a plural or a choice that a value takes. */
export function caseOf({ kind, cases }: Choice, value: string | number, language: Language): Message {
  const exact = kind === "plural" ? `=${value}` : String(value);
  const grammatical = kind === "plural" ? pluralsOf(language).select(Number(value)) : "other";
  return cases[exact] ?? cases[grammatical] ?? cases.other!;
}

const plurals = new Map<Language, Intl.PluralRules>();

function pluralsOf(language: Language): Intl.PluralRules {
  const rules = plurals.get(language) ?? new Intl.PluralRules(language);
  plurals.set(language, rules);
  return rules;
}
