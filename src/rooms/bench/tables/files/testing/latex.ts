/** Whether a file of tables would compile, as far as that is told without TeX: what does not hold together, in words. */

const COLUMNS = /\\begin\{tabular\}\{([lrc]+)\}\n([\s\S]*?)\\end\{tabular\}/g;

export function problemsOf(latex: string): readonly string[] {
  const text = latex
    .replace(/^%.*$|%$/gm, "")
    .replace(/\\[\\{}%&#_$]/g, (command) => (command === "\\\\" ? command : "x"));
  return [...environments(text), ...braces(text), ...signs(text), ...columns(text)];
}

function environments(text: string): readonly string[] {
  const open: string[] = [];
  for (const [, kind, name] of text.matchAll(/\\(begin|end)\{(\w+)\}/g)) {
    if (kind === "begin") open.push(name!);
    else if (open.pop() !== name) return [`${name} ends and was not open`];
  }
  return open.map((name) => `${name} is not closed`);
}

function braces(text: string): readonly string[] {
  let depth = 0;
  for (const sign of text) {
    if (sign === "{") depth++;
    if (sign === "}" && --depth < 0) return ["braces: one closes that was not open"];
  }
  return depth === 0 ? [] : [`braces: ${depth} open`];
}

/** Mathematics begins and ends in its line; index and power stand in it. */
function signs(text: string): readonly string[] {
  return text.split("\n").flatMap((line) => {
    const parts = line.split("$");
    if (parts.length % 2 === 0) return ["$ is not closed"];
    const plain = parts.filter((_, i) => i % 2 === 0).join("");
    return ["%", "#", "_", "^"].filter((sign) => plain.includes(sign)).map((sign) => `"${sign}" is not escaped`);
  });
}

function columns(text: string): readonly string[] {
  return [...text.matchAll(COLUMNS)].flatMap(([, spec = "", body = ""]) =>
    body
      .split("\\\\")
      .map((row) => row.replace(/%.*|\\(?:top|mid|bottom)rule|\\cmidrule\(lr\)\{[\d-]+\}/g, "").trim())
      .filter((row) => row !== "")
      .flatMap((row) => {
        const many = row
          .split("&")
          .reduce((sum, cell) => sum + Number(/\\multicolumn\{(\d+)\}/.exec(cell)?.[1] ?? 1), 0);
        return many === spec.length ? [] : [`${many} columns of ${spec.length}: "${row}"`];
      }),
  );
}
