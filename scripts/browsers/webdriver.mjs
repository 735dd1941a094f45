// W3C WebDriver over plain HTTP: as much of it as one visit takes.
import { spawn } from "node:child_process";
import { createServer } from "node:net";

const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "localhost", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Starts a driver with a browser of its own; `close` ends both. */
export async function startSession({ driver, args, capabilities }) {
  const port = await freePort();
  const child = spawn(driver, args(port), { stdio: "ignore" });
  const missing = new Promise((_, reject) => child.once("error", reject));
  const base = `http://localhost:${port}`;
  const send = async (method, path, body) => {
    const headers = { "Content-Type": "application/json" };
    const response = await fetch(base + path, { method, headers, body: body && JSON.stringify(body) });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`${value.error}: ${value.message}`);
    return value;
  };
  await Promise.race([missing, until(() => send("GET", "/status").then(({ ready }) => ready), 20_000, "the driver")]);
  const { sessionId, capabilities: got } = await send("POST", "/session", {
    capabilities: { alwaysMatch: capabilities },
  });
  const at = `/session/${sessionId}`;
  await send("POST", `${at}/timeouts`, { script: 60_000, pageLoad: 120_000 });
  const evaluate = (script, ...args) => send("POST", `${at}/execute/async`, { script: answering(script), args });
  return {
    name: `${got.browserName} ${got.browserVersion}`,
    evaluate,
    open: (url) => send("POST", `${at}/url`, { url }),
    /** Presses what a person would: an element that is seen, by a selector or, for buttons, by its name. */
    press: async (name) => {
      const find = async () => {
        const value = await send("POST", `${at}/element`, { using: "xpath", value: buttonNamed(name) });
        return value[ELEMENT];
      };
      const element = await until(() => find().catch(() => null), 120_000, `the button ${name}`);
      await send("POST", `${at}/element/${element}/click`, {});
    },
    waitFor: (script, what, ms = 240_000) => until(() => evaluate(script), ms, what),
    close: async () => {
      await send("DELETE", at).catch(() => {}); // it may have ended by itself
      child.kill();
    },
  };
}

/** An expression or a promise of one, as the protocol wants it. */
const answering = (script) =>
  `const answer = arguments[arguments.length - 1];
   Promise.resolve((async (...args) => { ${script} })(...arguments)).then(answer, (error) => answer({ threw: String(error) }));`;

const buttonNamed = (name) => `//button[normalize-space()="${name}" or @aria-label="${name}"]`;

async function until(ask, ms, what) {
  const late = performance.now() + ms;
  for (;;) {
    const found = await ask().catch(() => null);
    if (found) return found;
    if (performance.now() > late) throw new Error(`${what} did not come within ${ms / 1000} s`);
    await new Promise((again) => setTimeout(again, 250));
  }
}
