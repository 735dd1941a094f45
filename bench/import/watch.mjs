// What becomes of a browser while it works: the memory of its processes (Linux), and what its page says and when it doesn't answer.
import { readdirSync, readFileSync } from "node:fs";

const EVERY_MS = 200;

function read(pid, file) {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "utf8");
  } catch {
    return ""; // it ended meanwhile
  }
}

/** The browser with this profile and all that it has begun, by what kind of process each is. */
function processesOf(profile) {
  const all = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  const parent = new Map(all.map((pid) => [pid, /\) \S (\d+)/.exec(read(pid, "stat"))?.[1]]));
  const lines = new Map(all.map((pid) => [pid, read(pid, "cmdline")]));
  const isRoot = (pid) => lines.get(pid).includes(`--user-data-dir=${profile}`) && !lines.get(pid).includes("--type=");
  const isOf = (pid) => pid !== undefined && parent.has(pid) && (isRoot(pid) || isOf(parent.get(pid)));
  return all.filter(isOf).map((pid) => ({ pid, kind: /--type=([\w-]+)/.exec(lines.get(pid))?.[1] ?? "browser" }));
}

/** MB of the page with its workers, of the GPU's process, and of all the others together. */
function memoryOf(profile) {
  const found = { page: 0, gpu: 0, others: 0 };
  for (const { pid, kind } of processesOf(profile)) {
    const megabytes = Number(/VmRSS:\s+(\d+)/.exec(read(pid, "status"))?.[1] ?? 0) / 1024;
    if (kind === "renderer") found.page = Math.max(found.page, megabytes);
    else if (kind === "gpu-process") found.gpu += megabytes;
    else found.others += megabytes;
  }
  return found;
}

/** Samples of its memory until `end`. */
export function watchMemory(profile) {
  const samples = [];
  const look = () => samples.push({ at: Date.now(), ...memoryOf(profile) });
  const timer = setInterval(look, EVERY_MS);
  return {
    samples,
    now: () => memoryOf(profile),
    end: () => clearInterval(timer),
  };
}

/** In the page: what it says that it is doing, since when, and every time that it didn't answer for a while. */
export function watchPage() {
  const NOTED_MS = 50;
  const told = { stages: [], gaps: [], steps: [] };
  Object.assign(window, { told });
  let last = Date.now();
  setInterval(() => {
    const now = Date.now();
    if (now - last > NOTED_MS) told.gaps.push({ at: now, ms: now - last });
    last = now;
    const doing = document.querySelector("progress[aria-label]");
    const name = doing?.getAttribute("aria-label") ?? "";
    if (name !== (told.stages.at(-1)?.name ?? "")) told.stages.push({ name, at: now });
    const words = doing?.parentElement?.textContent;
    if (words) Object.assign(told.stages.at(-1), { words });
    const step = document.querySelector('input[aria-label="Timeline"]')?.value;
    if (step !== undefined && step !== told.steps.at(-1)?.step) told.steps.push({ step, at: now });
  }, 10);
}

/** What was measured in each stretch between `begun` and `ended`, by what the page called it. */
export function stretches({ stages, gaps }, samples, begun, ended) {
  const within = stages.filter(({ at }) => at >= begun && at < ended);
  return within
    .map(({ name, at, words }, i) => {
      const to = within[i + 1]?.at ?? ended;
      const inside = (each) => each.at >= at && each.at <= to;
      return {
        name,
        seconds: (to - at) / 1000,
        ...most(samples.filter(inside)),
        unanswered: Math.max(0, ...gaps.filter(inside).map(({ ms }) => ms)),
        words: words ?? "",
      };
    })
    .filter(({ name }) => name !== "");
}

/** The most memory of each kind. */
export const most = (samples) =>
  Object.fromEntries(
    ["page", "gpu", "others"].map((kind) => [kind, Math.round(Math.max(0, ...samples.map((each) => each[kind])))]),
  );

/** In the page: every file that it keeps of models, with its bytes. */
export async function kept() {
  const found = {};
  const walk = async (folder, path) => {
    for await (const [name, handle] of folder.entries()) {
      if (handle.kind === "directory") await walk(handle, `${path}${name}/`);
      else
        found[path + name] = await handle.getFile().then(
          ({ size }) => size,
          () => -1, // it went meanwhile
        );
    }
  };
  await walk(await navigator.storage.getDirectory(), "");
  return found;
}
