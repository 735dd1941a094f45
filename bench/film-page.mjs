/** bench/results/film.md, from what film.json has: no line of it is by hand. */
const HEAD = [
  "kind",
  "size",
  "scaling",
  "seconds",
  "frames alive at most",
  "process grew by, MB",
  "file, MB",
  "load average",
];

export function filmPage({ about: { date, steps, browser }, rows }) {
  const table = [HEAD, HEAD.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
  return `# Films of 300 frames

\`npm run bench:film\`: two faces, ${steps} steps of DDIM of which every one is a frame, from the press on *Save film* to
the whole file. ${date}; two cores, other work beside it as far as the load average says; ${browser}. Written by the command from
film.json; what was seen beside it is in [film-findings.md](film-findings.md).

${table}
`;
}
