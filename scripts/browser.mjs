// Which browser the end-to-end tests drive, and with which flags. In this order:
//   BACKSTEP_BROWSER=path            a browser you name
//   CI, or BACKSTEP_SOFTGPU=folder   Debian's Chromium with the software GPU (e2e/softgpu)
//   Playwright's own, downloaded     else an installed Chrome or Chromium, else apt's
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { installFromDebian } from "./debian.mjs";
import { bin, root, run, say } from "./lib.mjs";

// Playwright starts Chromium without a GPU; a WebGPU test must not.
const UNWANTED = ["--use-angle=swiftshader-webgl", "--disable-gpu", "--enable-unsafe-swiftshader"];
const WEBGPU = ["--enable-unsafe-webgpu", "--enable-features=Vulkan", "--ignore-gpu-blocklist"];
const asRoot = process.getuid?.() === 0;

const INSTALLED = {
  linux: ["google-chrome", "google-chrome-stable", "chromium", "chromium-browser"],
  darwin: [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
  ],
  win32: ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"].map((name) =>
    join(process.env[name] ?? "", "Google/Chrome/Application/chrome.exe"),
  ),
};

function onPath(program) {
  if (program.includes("/") || program.includes("\\")) return existsSync(program) ? program : null;
  const { stdout, status } = spawnSync("which", [program], { encoding: "utf8" });
  return status === 0 ? stdout.trim() : null;
}

const installed = () => (INSTALLED[process.platform] ?? []).map(onPath).find(Boolean) ?? null;

function softwareGpu() {
  const asked = process.env.BACKSTEP_SOFTGPU ?? (process.env.CI ? join(homedir(), ".cache", "backstep-softgpu") : null);
  if (!asked || process.platform !== "linux") return null;
  if (!existsSync(join(asked, "ready"))) {
    say(`setting up the software GPU in ${asked}`);
    if (!asRoot || run("bash", [join(root, "e2e/softgpu/setup.sh"), asked]) !== 0) {
      say("the software GPU could not be set up; going on with SwiftShader or a real GPU");
      return null;
    }
  }
  const flags = readFileSync(join(asked, "flags"), "utf8").split("\n").filter(Boolean);
  return { kind: "software GPU (lavapipe)", executablePath: join(asked, "chromium", "chromium"), args: flags };
}

/** A browser that is here already: Playwright's own, else an installed one. */
function present() {
  const code = "import('@playwright/test').then(({chromium}) => console.log(chromium.executablePath()))";
  const own = spawnSync(process.execPath, ["-e", code], { cwd: root, encoding: "utf8" }).stdout?.trim();
  return own && existsSync(own) ? own : installed();
}

function playwrightOwn() {
  say("downloading Playwright's Chromium (once)");
  return bin("@playwright/test/cli.js", ["install", "chromium"]) === 0 ? present() : null;
}

function debianChromium() {
  installFromDebian(["chromium"], { recommends: true });
  return installed();
}

/**
 * { kind, executablePath, args, ignoreDefaultArgs }, or an exit in words; without `fetch`, null where
 * no browser is here yet.
 */
export function findBrowser({ fetch = true } = {}) {
  const named = process.env.BACKSTEP_BROWSER;
  const soft = named ? null : softwareGpu();
  const here = soft?.executablePath ?? named ?? present();
  if (!here && !fetch) return null;
  const executablePath = here ?? playwrightOwn() ?? debianChromium();
  if (!executablePath || !existsSync(executablePath)) {
    say(
      named
        ? `BACKSTEP_BROWSER=${named} does not exist`
        : "no browser: install Chrome or Chromium, or name one with BACKSTEP_BROWSER=path",
    );
    process.exit(1);
  }
  return {
    kind: soft?.kind ?? "the browser's own adapter",
    executablePath,
    args: [...(soft?.args ?? WEBGPU), ...(asRoot ? ["--no-sandbox"] : [])],
    ignoreDefaultArgs: UNWANTED,
  };
}
