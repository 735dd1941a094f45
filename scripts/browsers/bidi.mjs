// Firefox by WebDriver BiDi, which it speaks itself: no driver between. https://w3c.github.io/webdriver-bidi/
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import WebSocket from "ws";
import { WINDOW } from "./page.mjs";

/** Who wants no motion: nothing begins by itself. */
const PREFERENCES = 'user_pref("ui.prefersReducedMotion", 1);\n';

export async function firefox(program) {
  const profile = mkdtempSync(join(tmpdir(), "backstep-firefox-"));
  writeFileSync(join(profile, "user.js"), PREFERENCES);
  const args = ["--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", "0", "about:blank"];
  // A group of its own: its other processes end with it.
  const child = spawn(program, args, { stdio: ["ignore", "ignore", "pipe"], detached: true });
  const end = () => {
    try {
      process.kill(-child.pid, "SIGKILL");
    } catch {} // all of it had ended
  };
  process.once("exit", end);
  const socket = await connected(child);
  const send = commands(socket);
  const { capabilities } = await send("session.new", { capabilities: {} });
  const [{ context }] = (await send("browsingContext.getTree", {})).contexts;
  const errors = [];
  socket.on("message", (text) => {
    const { method, params } = JSON.parse(text);
    if (method === "log.entryAdded" && params.type === "javascript") errors.push(params.text);
  });
  await send("session.subscribe", { events: ["log.entryAdded"] });
  await send("browsingContext.setViewport", { context, viewport: WINDOW });
  return {
    name: `Firefox ${capabilities.browserVersion}`,
    errors,
    open: (url) => send("browsingContext.navigate", { context, url, wait: "complete" }),
    reload: () => send("browsingContext.reload", { context, wait: "complete" }),
    call: async (functionDeclaration, value) => {
      const asked = { functionDeclaration, arguments: [{ type: "string", value }], target: { context } };
      const answer = await send("script.callFunction", { ...asked, awaitPromise: true });
      if (answer.type === "exception") throw new Error(answer.exceptionDetails.text);
      return answer.result.value;
    },
    perform: (actions) => send("input.performActions", { context, actions }),
    picture: async () => (await send("browsingContext.captureScreenshot", { context })).data,
    close: async () => {
      socket.close();
      process.off("exit", end);
      const gone = new Promise((resolve) => child.once("exit", resolve));
      end();
      await gone;
      rmSync(profile, { recursive: true, force: true, maxRetries: 20 });
    },
  };
}

async function connected(child) {
  const address = await new Promise((resolve, reject) => {
    let said = "";
    child.stderr.on("data", (data) => {
      said += data;
      const [, found] = /WebDriver BiDi listening on (\S+)/.exec(said) ?? [];
      if (found) resolve(found);
    });
    child.on("error", reject);
    child.on("exit", () => reject(new Error(`Firefox ended: ${said.slice(-300)}`)));
  });
  const socket = new WebSocket(`${address}/session`);
  await new Promise((resolve, reject) => socket.once("open", resolve).once("error", reject));
  return socket;
}

/** Commands have numbers, and answers have their commands' numbers. */
function commands(socket) {
  const waiting = new Map();
  socket.on("message", (text) => {
    const { id, type, result, message } = JSON.parse(text);
    const { resolve, reject } = waiting.get(id) ?? {};
    waiting.delete(id);
    if (type === "success") resolve?.(result);
    if (type === "error") reject?.(new Error(message));
  });
  socket.on("close", () => {
    for (const { reject } of waiting.values()) reject(new Error("Firefox ended"));
  });
  let id = 0;
  return (method, params) =>
    new Promise((resolve, reject) => {
      waiting.set(++id, { resolve, reject });
      socket.send(JSON.stringify({ id, method, params }));
    });
}
