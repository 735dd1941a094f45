/**
 * A small part of TeX as MathML: letters, numbers, operators, _ ^ { }, \frac, \sqrt, accents, \text
 * and the names in the tables below. Equations stay readable where they are written, and the browser
 * sets them; nothing is downloaded.
 */

export interface MathNode {
  readonly tag: string;
  readonly props?: Readonly<Record<string, string>>;
  readonly children: readonly (MathNode | string)[];
}

const LETTERS: Readonly<Record<string, string>> = {
  alpha: "α",
  beta: "β",
  delta: "δ",
  epsilon: "ε",
  eta: "η",
  theta: "θ",
  lambda: "λ",
  mu: "μ",
  pi: "π",
  sigma: "σ",
};

const UPRIGHT: Readonly<Record<string, string>> = {
  Sigma: "Σ",
  N: "N",
  E: "E",
  I: "I",
  KL: "KL",
  SNR: "SNR",
  log: "log",
  exp: "exp",
  cos: "cos",
  sin: "sin",
};

const OPERATORS: Readonly<Record<string, string>> = {
  cdot: "·",
  sim: "∼",
  approx: "≈",
  le: "≤",
  in: "∈",
  to: "→",
  dots: "…",
  propto: "∝",
  nabla: "∇",
};

const ACCENTS: Readonly<Record<string, string>> = { hat: "ˆ", bar: "¯", tilde: "˜" };
/** Signs that take their limits above and below. */
const LARGE: Readonly<Record<string, string>> = { sum: "∑", prod: "∏" };
const SPACES: Readonly<Record<string, string>> = { ",": "0.17em", quad: "1em" };

type Token = string;

/** `\name`, `\,`, a number, or one character; spaces only part tokens. */
function tokensOf(source: string): Token[] {
  return source.match(/\\[A-Za-z]+|\\.|\d+(?:\.\d+)?|[^\s]/g) ?? [];
}

/** The children of a `<math>` element. Throws on what is not in the tables: a typing error, not a visitor's. */
export function parseTex(source: string): MathNode[] {
  const text = texts(source);
  const tokens = tokensOf(text.source);
  let at = 0;

  function row(end?: Token): MathNode[] {
    const nodes: MathNode[] = [];
    while (at < tokens.length && tokens[at] !== end) nodes.push(scripted(nodes.at(-1)));
    if (end !== undefined && tokens[at++] !== end) throw new Error(`invalid equation, missing ${end}: ${source}`);
    return nodes;
  }

  function scripted(before?: MathNode): MathNode {
    const base = atom(before);
    const scripts: { [sign in "_" | "^"]?: MathNode } = {};
    while (tokens[at] === "_" || tokens[at] === "^" || tokens[at] === "'") {
      const sign = tokens[at++];
      if (sign === "'") scripts["^"] = node("mo", "′");
      else scripts[sign as "_" | "^"] = atom();
    }
    const limits = Object.values(LARGE).includes(String(base.children[0]));
    const { _: below, "^": above } = scripts;
    if (below && above) return node(limits ? "munderover" : "msubsup", base, below, above);
    if (below) return node(limits ? "munder" : "msub", base, below);
    if (above) return node(limits ? "mover" : "msup", base, above);
    return base;
  }

  function atom(before?: MathNode): MathNode {
    const token = tokens[at++];
    if (token === undefined) throw new Error(`invalid equation, ends too early: ${source}`);
    if (token === "{") return group(row("}"));
    if (token.startsWith("\\")) return command(token.slice(1));
    if (/\d/.test(token)) return node("mn", token);
    if (/[A-Za-z]/.test(token)) return node("mi", token);
    return operator(token, before);
  }

  function command(name: string): MathNode {
    if (name === "frac") return node("mfrac", atom(), atom());
    if (name === "sqrt") return root(atom());
    if (name === "text") return text.next();
    if (name === "left" || name === "right") return { tag: "mo", props: { fence: "true" }, children: [tokens[at++]!] };
    if (name === "mid")
      return { tag: "mo", props: { stretchy: "false", lspace: "0.2em", rspace: "0.2em" }, children: ["|"] };
    if (name === "|") return { tag: "mo", props: { stretchy: "false", lspace: "0", rspace: "0" }, children: ["‖"] };
    const accent = ACCENTS[name];
    if (accent) {
      const mark: MathNode = { tag: "mo", props: { stretchy: "false", lspace: "0", rspace: "0" }, children: [accent] };
      return { tag: "mover", props: { accent: "true" }, children: [atom(), mark] };
    }
    const space = SPACES[name];
    if (space) return { tag: "mspace", props: { width: space }, children: [] };
    if (LARGE[name]) return { tag: "mo", props: { stretchy: "false" }, children: [LARGE[name]] };
    if (LETTERS[name]) return node("mi", LETTERS[name]);
    if (UPRIGHT[name]) return { tag: "mi", props: { mathvariant: "normal" }, children: [UPRIGHT[name]] };
    if (OPERATORS[name]) return node("mo", OPERATORS[name]);
    throw new Error(`invalid equation, unknown \\${name}: ${source}`);
  }

  return row();
}

function operator(sign: string, before?: MathNode): MathNode {
  if ("()[]|/".includes(sign))
    return {
      tag: "mo",
      props: { stretchy: "false", ...(sign === "/" && { lspace: "0", rspace: "0" }) },
      children: [sign],
    };
  if (sign !== "-") return node("mo", sign);
  const binary = before !== undefined && (before.tag !== "mo" || before.children[0] === ")");
  return { tag: "mo", ...(!binary && { props: { form: "prefix" } }), children: ["−"] };
}

/** A root over one line of letters is marked as low: the browser leaves it room for the highest sign there is. */
function root(under: MathNode): MathNode {
  const high =
    under.tag === "mfrac" || under.children.some((child) => typeof child !== "string" && child.tag === "mfrac");
  return { tag: "msqrt", ...(!high && { props: { "data-low": "true" } }), children: [under] };
}

function group(nodes: MathNode[]): MathNode {
  return nodes.length === 1 ? nodes[0]! : { tag: "mrow", children: nodes };
}

function node(tag: string, ...children: (MathNode | string)[]): MathNode {
  return { tag, children };
}

/** Words keep their spaces, so they are taken out before the rest is cut into tokens. */
function texts(source: string) {
  const words: string[] = [];
  const rest = source.replace(/\\text\{([^}]*)\}/g, (_, word: string) => {
    words.push(word);
    return "\\text ";
  });
  return { source: rest, next: () => node("mtext", words.shift() ?? "") };
}
