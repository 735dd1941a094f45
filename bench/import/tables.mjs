// What bench:import found, as a page.
const MB = (bytes) => (bytes / 1e6).toFixed(1);
const whole = (value) => String(Math.round(value));
const tenth = (value) => value.toFixed(1);

function table(head, rows) {
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

const memoryHead = ["page, MB", "GPU's process, MB", "others, MB"];
const memoryOf = ({ page, gpu, others }) => [page, gpu, others].map(whole);

function imported({ stages, described, seconds, before, after, most, unanswered, files, estimate, load, at }) {
  const rows = stages.map((stage) => [stage.name, tenth(stage.seconds), ...memoryOf(stage), stage.unanswered]);
  const all = [
    ["before", "", ...memoryOf(before), ""],
    ["from the choice of the folder to its card", tenth(described), "", "", "", ""],
    ...rows,
    ["all, from *Add it* to the model in use", tenth(seconds), ...memoryOf(most), unanswered],
    ["after", "", ...memoryOf(after), ""],
  ];
  const kept = Object.entries(files).map(([name, bytes]) => `${name.replace(/own-\w+/, "own-…")} ${MB(bytes)} MB`);
  return `## From the folder to the model in use

${table(["what the page says", "seconds", ...memoryHead, "longest without an answer, ms"], all)}

The most memory at any moment, resident; of the page with its workers (one process), of the GPU's, and of all others of the
browser together. Kept in the browser's own files: ${kept.join(", ")}; the browser's estimate of all that it keeps for the
page: ${MB(estimate)} MB. ${at}, load average ${load}.`;
}

function told({ float16, float32 }) {
  const of = (value) => value.toExponential(1);
  return `## Right

The two answers at 256 × 256 that every engine is held to, as the page's wasm gave them, are ${of(float16)} of the output's
deviation from torch's (diffusers) with the matrices in float16, as the page keeps them, and ${of(float32)} from torch's with
the weights as they were.`;
}

/** What a run that was stopped before its end has not measured (null) is left out. */
function ran({ loading, steps, width, height, most, unanswered, back, after, load }) {
  const median = steps.toSorted((a, b) => a - b)[Math.floor(steps.length / 2)];
  const silent = unanswered === null ? "" : `, no ${unanswered} ms without an answer`;
  const other = back === null ? "" : `, and\na picture of its: ${tenth(back)} s`;
  return `## A picture

One of ${width} × ${height} in ten steps of DDIM on wasm: ${tenth(median)} s a step (the median; ${steps.map(whole).join(", ")}); at most ${whole(most.page)} MB in the page's
process${silent}. The model was loaded in ${tenth(loading)} s. Then a model that comes with the page${other}; ${whole(after.page)} MB
afterwards. Load average ${load}.`;
}

function ended({ before, moments, reloaded, load }) {
  const rows = moments.map(({ moment, gone, empty, held, after }) => [
    ...[moment, gone.toFixed(2), empty.toFixed(2)],
    ...[held, after].map(whole),
  ]);
  const head = ["cancelled while", "dialog gone, s", "nothing kept, s", "page before, MB", "3 s later, MB"];
  return `## Given up in the middle

${table(head, rows)}

The page held ${whole(before)} MB before. Loaded again while the network was written, with ${MB(reloaded.half)} MB of it there: the page was ready after
${tenth(reloaded.ready)} s, and nothing of it was kept after ${tenth(reloaded.empty)} s. Load average ${load}.`;
}

const PARTS = { import: imported, torch: told, generate: ran, cancel: ended };

/** @param measured what bench/results/import.json has: the page is made of it, and has no line by hand */
export function tables({ machine, ...measured }) {
  const made = Object.entries(PARTS).flatMap(([part, print]) => (measured[part] ? [print(measured[part])] : []));
  return `# A network of 113.7 M parameters, taken in

\`npm run bench:import\`: google/ddpm-celebahq-256's shape, random weights (bench/import/celebahq.py), a diffusers folder with a
.bin of 455 MB, chosen on the page as a person does. ${machine}, other work beside it as far as the load average says; what
was resident before is part of every number. Written by the command from import.json; what was seen beside it is in
[import-findings.md](import-findings.md).

${made.join("\n\n")}
`;
}
