/**
 * third-party-notices.txt in the built folder: every package of which something is in it, with its licence as the package
 * states it, and where the models come from. Taken from what was bundled, so that nothing is forgotten.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import type { Plugin } from "vite";

const NAME = "third-party-notices.txt";
const PACKAGE = /^(.*\/node_modules\/((?:@[^/]+\/)?[^/]+))\//;
const LICENCE = /^(licen[cs]e|copying|notice|third.?party)/i;
const LINE = `\n${"=".repeat(80)}\n\n`;

/** Packages of which only styles take something: a bundler tells of no module of theirs. */
const FROM_STYLES = ["@fontsource-variable/inter"];
/** Packages that are bundles themselves: what they depend on is in them. */
const BUNDLES = ["onnxruntime-web"];

/** Whose the packages are that come without the text of the licence they name, where it isn't who wrote them. */
const HOLDERS: Readonly<Record<string, string>> = {
  "onnxruntime-web": "Microsoft Corporation",
  "onnxruntime-common": "Microsoft Corporation",
};

/** One for the page's bundle (`page`), the same for its workers' (`worker`): those are bundled first. */
export function notices(models: string) {
  const folders = new Set(FROM_STYLES.map((name) => resolve("node_modules", name)));
  const look = (ids: Iterable<string>) => {
    for (const id of ids) {
      const [, folder] = PACKAGE.exec(id.replaceAll("\\", "/")) ?? [];
      if (folder && !folder.includes("\0")) folders.add(folder);
    }
  };
  const worker = (): Plugin => ({
    name: "backstep-notices-of-workers",
    generateBundle() {
      look(this.getModuleIds());
    },
  });
  const page = (): Plugin => ({
    name: "backstep-notices",
    generateBundle() {
      look(this.getModuleIds());
      for (const folder of folders)
        if (BUNDLES.includes(basename(folder))) for (const each of within(folder)) folders.add(each);
      const packages = [...folders].filter((folder) => existsSync(join(folder, "package.json"))).sort();
      const source = [HEAD, ...packages.map(noticeOf), ...modelsIn(resolve(models))].join(LINE);
      this.emitFile({ type: "asset", fileName: NAME, source });
    },
  });
  return { page, worker };
}

const HEAD =
  "Backstep is under the Apache License 2.0. Parts of these are in it, each under the licence stated here.\n";

/** The folders of what a package depends on, beside it. */
function within(folder: string): string[] {
  const { dependencies = {} } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return Object.keys(dependencies).map((name) => `${dirname(folder)}/${name}`);
}

function noticeOf(folder: string): string {
  const { name, version, license, author } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  if (!license) throw new Error(`${name} names no licence in its package.json`);
  const texts = readdirSync(folder)
    .filter((file) => LICENCE.test(file))
    .sort()
    .map((file) => readFileSync(join(folder, file), "utf8").trim());
  if (texts.length === 0) {
    texts.push(`Copyright (c) ${HOLDERS[name] ?? author?.name ?? author ?? `the authors of ${name}`}`);
    if (license === "MIT") texts.push(MIT);
  }
  return `${name} ${version} (${license})\n\n${texts.join("\n\n")}\n`;
}

function modelsIn(root: string): string[] {
  return readdirSync(root)
    .filter((folder) => existsSync(join(root, folder, "manifest.json")))
    .sort()
    .map((folder) => {
      const { title, licence, provenance } = JSON.parse(readFileSync(join(root, folder, "manifest.json"), "utf8"));
      return `The model “${title}” (${licence})\n\nData: ${provenance.data}\nWeights: ${provenance.weights}\n`;
    });
}

const MIT = `Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.`;
