// A browser of its own for each incident, as a process that can be killed, and what a person does on the page.
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { findBrowser } from "../browser.mjs";

/** Few enough steps for a slow machine, enough to be met in the middle. */
export const STEPS = 60;
const runOf = (steps) => `?lang=en&engine=wasm&count=1&sampler=ddpm:${steps}:fixed_large`;
export const RUN = runOf(STEPS);
/** Longer on a fast machine, too, than what passes between two writes to the disk, which a kill forgets. */
export const LONG_RUN = runOf(10 * STEPS);
const GO_ON = "Go on where it stopped";

/**
 * @param profile of an earlier browser, to come back with
 * @param gpu with WebGPU, if this machine has one; without it all is ready at once
 * @param preferences of its user, as they are written in a profile
 */
export async function openBrowser(
  home,
  {
    url = home,
    profile = mkdtempSync(join(tmpdir(), "backstep-profile-")),
    gpu = false,
    preferences = null,
    more = [],
  } = {},
) {
  const { executablePath, args } = findBrowser();
  const flags = [
    ...(gpu ? args : args.filter((flag) => flag === "--no-sandbox")),
    ...["--headless=new", "--remote-debugging-port=0", `--user-data-dir=${profile}`, "--no-first-run", ...more],
  ];
  if (preferences) {
    mkdirSync(join(profile, "Default"));
    writeFileSync(join(profile, "Default", "Preferences"), JSON.stringify(preferences));
  }
  // A group of its own: what the browser has begun ends with it, and writes to its profile no more.
  const child = spawn(executablePath, [...flags, "about:blank"], {
    stdio: ["ignore", "ignore", "pipe"],
    detached: true,
  });
  const end = () => {
    try {
      process.kill(-child.pid, "SIGKILL");
    } catch {} // all of it had ended
  };
  process.once("exit", end);
  const endpoint = await new Promise((resolve, reject) => {
    let said = "";
    child.stderr.on("data", (data) => {
      said += data;
      const [, found] = /DevTools listening on (\S+)/.exec(said) ?? [];
      if (found) resolve(found);
    });
    child.on("exit", () => reject(new Error(`the browser ended: ${said.slice(-200)}`)));
  });
  const browser = await chromium.connectOverCDP(endpoint);
  const [context] = browser.contexts();
  context.setDefaultTimeout(120_000);
  const errors = [];
  const page = async (address = RUN, prepare = async () => {}) => {
    const opened = await context.newPage();
    opened.on("pageerror", ({ message }) => errors.push(message));
    await opened.emulateMedia({ reducedMotion: "reduce" });
    await opened.setViewportSize({ width: 1280, height: 800 });
    await prepare(opened);
    if (address !== null) await opened.goto(url + address);
    return opened;
  };
  const gone = new Promise((resolve) => child.once("exit", resolve));
  const kill = async () => {
    end();
    process.off("exit", end);
    await gone;
  };
  const close = async () => {
    await browser.close().catch(() => {}); // it was killed
    await kill();
    rmSync(profile, { recursive: true, force: true, maxRetries: 20 });
    if (errors.length > 0) throw new Error(`an error on the page: ${errors[0]}`);
  };
  const crashGpu = async () => {
    const session = await browser.newBrowserCDPSession();
    await session.send("Browser.crashGpuProcess").catch(() => {}); // there is nobody to answer
  };
  /** As a computer does that is shut and opened again. */
  const sleep = async (ms) => {
    process.kill(-child.pid, "SIGSTOP");
    await wait(ms);
    process.kill(-child.pid, "SIGCONT");
  };
  return { url, context, page, kill, close, crashGpu, sleep, gpuMemory: () => gpuMemory(child.pid), profile };
}

/** MiB that the GPU's process of a group has in memory (Linux). */
function gpuMemory(group) {
  for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    try {
      const line = readFileSync(`/proc/${pid}/cmdline`, "utf8");
      const [, , of] = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1].split(" ");
      if (Number(of) !== group || !line.includes("--type=gpu-process")) continue;
      const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"));
      return Math.round(kilobytes / 1024);
    } catch {} // it ended meanwhile
  }
  throw new Error("the browser has no process for its GPU");
}

/** What went wrong first is what is told, and what the page said then: on the way, or on the page at the end. */
export async function inBrowser(open, how, work) {
  const browser = await open(how);
  let failed = null;
  const found = await work(browser).catch(async (error) => {
    failed = new Error(`${error.message.split("\n")[0]}; the page: ${await saidBy(browser)}`, { cause: error });
  });
  await browser.close().catch((error) => {
    failed ??= error;
  });
  if (failed) throw failed;
  return found;
}

/** What every page that is open has to say: its notices, and what its bar says of a run. */
async function saidBy({ context }) {
  const of = (page) =>
    page
      .evaluate(() =>
        [...document.querySelectorAll("[role=alert], [role=status], footer")]
          .map(({ textContent }) => textContent.trim())
          .filter(Boolean)
          .join(" / "),
      )
      .catch(() => "no answer");
  return (await Promise.all(context.pages().map(of))).filter(Boolean).join(" // ") || "nothing";
}

/** Keeps a hand on the page's workers. */
export const holdWorkers = (page) =>
  page.addInitScript(() => {
    globalThis.workers = [];
    const { Worker } = globalThis;
    globalThis.Worker = class extends Worker {
      constructor(...all) {
        super(...all);
        globalThis.workers.push(this);
      }
    };
  });

/** The worker that began last ends without a word. */
export const killWorker = (page) => page.evaluate(() => globalThis.workers.at(-1).terminate());

/** It throws where nobody catches it. */
export const throwInWorker = (page) =>
  page.evaluate(() => void globalThis.workers.at(-1).dispatchEvent(new ErrorEvent("error", { message: "x" })));

const button = (page, name) => page.getByRole("button", { name, exact: true });

export const press = (page, name) => button(page, name).first().click();

export async function enter(page, name) {
  await page.getByRole("navigation", { name: "Rooms", exact: true }).getByRole("button", { name, exact: true }).click();
  await page.getByRole("heading", { level: 1, name, exact: true }).waitFor();
}

export const engineReady = (page) => page.getByRole("button", { name: /^Engine: / }).waitFor();
export const run = (page) => button(page, "Run").click();
export const restart = (page) => button(page, "Restart").click();
/** A hand that comes too late presses what can't be pressed any more. */
export const cancel = (page) => button(page, "Cancel").evaluate((element) => element.click());
export const done = (page) => page.getByText(/^done in .+$/).waitFor();

/** Whatever was asked is answered with yes, and the run comes to its end. */
export async function comesToItsEnd(page) {
  await button(page, GO_ON)
    .or(page.getByText(/^done in .+$/))
    .first()
    .waitFor();
  if (await button(page, GO_ON).isVisible()) await button(page, GO_ON).click();
  await done(page);
}

/** The pictures of the stage as text, when the page has painted them. */
export function pictures(page) {
  return page.evaluate(async () => {
    await new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)));
    const read = (canvas) => canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data.join();
    return [...document.querySelectorAll("#stage canvas")].map(read).join("|");
  });
}

export function same(found, expected) {
  if (found !== expected) throw new Error("what came differs");
}

/** The same run without any incident: its pictures, and how long it took. */
export async function undisturbed(page) {
  await engineReady(page);
  await run(page);
  const begun = performance.now();
  await done(page);
  const took = performance.now() - begun;
  return { expected: await pictures(page), took };
}

export const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

export const timeline = (page) => page.getByRole("slider", { name: "Timeline", exact: true });

/** Steps that the run on the page has done. */
export const position = async (page) => Number(await timeline(page).inputValue());
