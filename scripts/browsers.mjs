// npm run browsers [-- firefox webkit] [-- --pictures FOLDER] [-- --dist FOLDER, if it is built]: the built app on wasm in
// the browsers that Playwright can't drive, Debian's Firefox (WebDriver BiDi) and WebKitGTK (WebDriver), held against
// Chromium: what each does, as a table.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { firefox } from "./browsers/bidi.mjs";
import { chromium } from "./browsers/chromium.mjs";
import { programsOf } from "./browsers/programs.mjs";
import { VISIT } from "./browsers/visit.mjs";
import { webkit } from "./browsers/webdriver.mjs";
import { install, say } from "./lib.mjs";
import { built, serveBuilt } from "./serve-built.mjs";

const OTHERS = { firefox: ({ browser }) => firefox(browser), webkit };
const text = { type: "string" };
const { values, positionals } = parseArgs({ allowPositionals: true, options: { pictures: text, dist: text } });
const unknown = positionals.find((name) => !(name in OTHERS));
if (unknown !== undefined) {
  say(`what is ${unknown}? There are ${Object.keys(OTHERS).join(" and ")}`);
  process.exit(1);
}

// Who ends it ends its browsers.
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(130));
install();
const { dist, clear } = built(values.dist);
const server = await serveBuilt(dist);
const { port } = server.address();
const network = {
  down: () => {
    server.close();
    server.closeAllConnections();
  },
  up: () => new Promise((resolve) => server.listen(port, "localhost", resolve)),
};
const bare = await serveBuilt(dist, { bare: true });
const at = {
  url: `http://localhost:${port}/`,
  /** The same from a host that knows no headers. */
  bare: `http://localhost:${bare.address().port}/`,
  network,
  link: undefined,
};
const table = {};
let lost = 0;

/** Every act of the visit, whatever became of the one before; `expected` is what Chromium said. */
async function visit(session, expected) {
  const said = {};
  const tell = (name, words) => {
    said[name] = words;
    say(`${session.name}: ${name}: ${words}`);
  };
  for (const { name, same, meet } of VISIT) {
    try {
      const found = await meet(session, at);
      const differs = same && expected && found !== expected[name];
      if (differs) lost++;
      tell(name, differs ? `${found}, where Chromium has ${expected[name]}` : found);
    } catch (error) {
      lost++;
      tell(name, `LOST: ${error.message}`);
    }
    if (values.pictures) {
      const file = join(values.pictures, `${session.name} ${name}.png`.replaceAll(" ", "-"));
      await session.picture().then((data) => writeFileSync(file, data, "base64"));
    }
  }
  for (const error of session.errors) {
    lost++;
    say(`${session.name}: an error on the page: ${error}`);
  }
  table[session.name] = said;
  return said;
}

async function inBrowser(open, expected) {
  const session = await open();
  try {
    return await visit(session, expected);
  } finally {
    await session.close();
  }
}

try {
  if (values.pictures) mkdirSync(values.pictures, { recursive: true });
  const expected = await inBrowser(() => chromium(at.url));
  for (const [name, open] of Object.entries(OTHERS)) {
    if (positionals.length > 0 && !positionals.includes(name)) continue;
    const programs = programsOf(name);
    if (programs) await inBrowser(() => open(programs), expected);
    else lost++;
  }
} finally {
  server.close();
  bare.close();
  clear();
}
for (const { name } of VISIT) {
  console.log(`\n${name}`);
  for (const [browser, said] of Object.entries(table)) console.log(`  ${browser}: ${said[name]}`);
}
process.exit(lost > 0 ? 1 : 0);
