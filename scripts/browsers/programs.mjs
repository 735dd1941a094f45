// Where the browsers are that Playwright can't drive: here, else Debian's; where they can't be had, says what to install.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { installFromDebian } from "../debian.mjs";
import { say } from "../lib.mjs";

const LIBRARIES = "/usr/lib";

/** WebKitGTK's own browser lies beside its library, in the folder of this machine's kind of processor. */
function miniBrowser() {
  const folders = existsSync(LIBRARIES) ? readdirSync(LIBRARIES) : [];
  return folders
    .flatMap((folder) =>
      ["4.1", "6.0"].map((version) => join(LIBRARIES, folder, `webkit2gtk-${version}`, "MiniBrowser")),
    )
    .find((path) => existsSync(path));
}

function onPath(...names) {
  for (const name of names) {
    const { stdout, status } = spawnSync("which", [name], { encoding: "utf8" });
    if (status === 0) return stdout.trim();
  }
}

/** Debian's packages, and where their programs are: undefined for one that is not here. */
const PROGRAMS = {
  firefox: {
    packages: ["firefox-esr"],
    find: () => ({ browser: process.env.BACKSTEP_FIREFOX ?? onPath("firefox-esr", "firefox") }),
  },
  webkit: {
    packages: ["webkit2gtk-driver", "xvfb"],
    find: () => ({ driver: onPath("WebKitWebDriver"), browser: miniBrowser(), screen: onPath("Xvfb") }),
  },
};

const complete = (found) => Object.values(found).every(Boolean);

/** Null where it is not here and can't be installed, which has been said. */
export function programsOf(name) {
  const { packages, find } = PROGRAMS[name];
  if (!complete(find())) installFromDebian(packages);
  const found = find();
  if (complete(found)) return found;
  say(`${name} is not here: install Debian's ${packages.join(" and ")}, or what your system calls them`);
  return null;
}
