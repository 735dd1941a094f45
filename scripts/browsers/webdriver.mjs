// WebKitGTK's own browser by WebKitWebDriver: W3C WebDriver over http, on a screen that nobody sees.
// https://www.w3.org/TR/webdriver2/
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { WINDOW } from "./page.mjs";

/** Who wants no motion: nothing begins by itself. */
const SETTINGS = "[Settings]\ngtk-enable-animations=0\n";
const BEGINS_MS = 20_000;

export async function webkit({ driver, browser, screen: xvfb }) {
  const home = mkdtempSync(join(tmpdir(), "backstep-webkit-"));
  mkdirSync(join(home, "gtk-3.0"));
  writeFileSync(join(home, "gtk-3.0", "settings.ini"), SETTINGS);
  const screen = await screenOf(xvfb);
  const port = await freePort();
  const env = {
    ...process.env,
    DISPLAY: screen.name,
    XDG_CONFIG_HOME: home,
    XDG_DATA_HOME: home,
    XDG_CACHE_HOME: home,
  };
  const child = spawn(driver, [`--port=${port}`], { stdio: "ignore", env, detached: true });
  const end = () => {
    try {
      process.kill(-child.pid, "SIGKILL");
    } catch {} // all of it had ended
    screen.end();
  };
  process.once("exit", end);
  const send = commands(`http://127.0.0.1:${port}`);
  await answers(() => send("GET", "/status"));
  const options = { binary: browser, args: ["--automation", `--geometry=${WINDOW.width}x${WINDOW.height}`] };
  const { sessionId, capabilities } = await send("POST", "/session", {
    capabilities: { alwaysMatch: { "webkitgtk:browserOptions": options } },
  });
  const at = `/session/${sessionId}`;
  await send("POST", `${at}/timeouts`, { script: 120_000, pageLoad: 120_000 });
  return {
    name: `WebKitGTK ${capabilities.browserVersion}`,
    errors: [], // the protocol tells of none
    open: (url) => send("POST", `${at}/url`, { url }),
    reload: () => send("POST", `${at}/refresh`, {}),
    call: async (text, value) => {
      const script = `const [value, told] = arguments;
        (${text})(value).then((answer) => told({ answer }), (error) => told({ error: String(error) }));`;
      const { answer, error } = await send("POST", `${at}/execute/async`, { script, args: [value] });
      if (error) throw new Error(error);
      return answer;
    },
    perform: (actions) => send("POST", `${at}/actions`, { actions }),
    picture: () => send("GET", `${at}/screenshot`),
    close: async () => {
      await send("DELETE", at).catch(() => {}); // it may have ended by itself
      process.off("exit", end);
      end();
      rmSync(home, { recursive: true, force: true, maxRetries: 20 });
    },
  };
}

const commands = (base) => async (method, path, body) => {
  const headers = { "Content-Type": "application/json" };
  const response = await fetch(base + path, { method, headers, body: body && JSON.stringify(body) });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`${value.error}: ${value.message}`);
  return value;
};

async function answers(ask) {
  const late = performance.now() + BEGINS_MS;
  for (;;) {
    const status = await ask().catch(() => null); // nobody listens yet
    if (status?.ready) return;
    if (performance.now() > late) throw new Error(`WebKitWebDriver did not begin within ${BEGINS_MS / 1000} s`);
    await new Promise((again) => setTimeout(again, 100));
  }
}

/** Xvfb takes a number that is free, and says which. */
async function screenOf(xvfb) {
  const size = `${WINDOW.width}x${WINDOW.height + 100}x24`;
  const child = spawn(xvfb, ["-displayfd", "3", "-screen", "0", size, "-nolisten", "tcp"], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  const number = await new Promise((resolve, reject) => {
    child.stdio[3].once("data", (data) => resolve(String(data).trim()));
    child.once("error", reject);
    child.once("exit", () => reject(new Error("Xvfb ended before it had a screen")));
  });
  return { name: `:${number}`, end: () => child.kill() };
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
