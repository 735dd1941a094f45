/**
 * Puts the page of a first visit into the built index.html, as HTML: there is something to see and to read before any
 * script has come. Its styles and the script that hides it from who comes for another page than that (first-script.js)
 * stand in it too, so that it is painted out of one answer; the app is fetched meanwhile and begins after that.
 */
import react from "@vitejs/plugin-react";
import { createServer, type IndexHtmlTransformContext, type Plugin } from "vite";
import { firstScript } from "./first-script.ts";
import { kept } from "./kept.ts";

const APP = /<script type="module" crossorigin src="([^"]+)"><\/script>/;
const STYLES = /<link rel="stylesheet" crossorigin href="\.\/([^"]+)">/;
const FIRST_SCRIPT = "<script></script>";
/** Stands in the page too, and comes to life later: its styles are those of the file that it is in (SOON, vite.config.ts). */
const LATER = /\/rooms\/generate\/Settings\.tsx$/;

type Bundle = NonNullable<IndexHtmlTransformContext["bundle"]>;

export function shell(): Plugin {
  return {
    name: "backstep-shell",
    transformIndexHtml: {
      order: "post",
      async handler(html, { bundle, path }) {
        // Vite's dev server has pages of the tests beside it (e2e/pages).
        if (path !== "/index.html") return html;
        if (!bundle) return put(html, FIRST_SCRIPT, `<script>${firstScript}</script>`);
        const [appTag, app] = one(html, APP);
        const [stylesTag, file] = one(html, STYLES);
        const files = [...new Set([file, ...stylesOfLater(bundle)])];
        // An address in the styles was from their own folder.
        const css = files.map((each) => sourceOf(bundle, each).replace(/url\((?!data:)/g, "url(./assets/")).join("");
        let page = put(html, appTag, `<link rel="modulepreload" fetchpriority="low" crossorigin href="${app}">`);
        // Never fetched, but there for Vite, which would load them with the first part of the app that comes later.
        const here = files.map((each) => `<link rel="stylesheet" href="./${each}" disabled>`).join("");
        page = put(page, stylesTag, `<style>${css}</style>${here}`);
        page = put(page, FIRST_SCRIPT, `<script data-app="${app}">${firstScript}</script>`);
        return put(page, '<div id="root"></div>', `<div id="root">${await prerendered()}</div>`);
      },
    },
  };
}

/** The files of styles that what comes to life later has, and all that it imports. */
function stylesOfLater(bundle: Bundle): string[] {
  const later = Object.values(bundle).find(
    (part) => part.type === "chunk" && part.moduleIds.some((id) => LATER.test(id)),
  );
  if (!later) throw new Error(`index.html: no part of the app is ${LATER}`);
  const found = (name: string): string[] => {
    const part = bundle[name];
    if (part?.type !== "chunk" || part.isEntry) return [];
    return [...part.imports.flatMap(found), ...(part.viteMetadata?.importedCss ?? [])];
  };
  return found(later.fileName);
}

function sourceOf(bundle: Bundle, file: string): string {
  const styles = bundle[file];
  if (styles?.type !== "asset") throw new Error(`index.html has its styles from ${file}, which is not here`);
  return String(styles.source);
}

/** The only match, and its first group. */
function one(html: string, pattern: RegExp): [string, string] {
  const found = [...html.matchAll(new RegExp(pattern, "g"))];
  const [match] = found;
  if (!match?.[1] || found.length > 1) throw new Error(`index.html has ${found.length} of ${pattern}`);
  return [match[0], match[1]];
}

function put(html: string, tag: string, instead: string): string {
  if (!html.includes(tag)) throw new Error(`index.html has no ${tag}`);
  return html.replace(tag, () => instead);
}

async function prerendered(): Promise<string> {
  const server = await createServer({
    configFile: false,
    plugins: [react(), kept()],
    server: { middlewareMode: true, ws: false },
    appType: "custom",
    logLevel: "error",
  });
  try {
    // What the components ask of a browser: an address without anything, a wide page.
    const wide = { matches: false, addEventListener: () => {}, removeEventListener: () => {} };
    Object.assign(globalThis, { location: new URL("http://localhost/"), matchMedia: () => wide });
    globalThis.navigator ??= { platform: "", languages: ["en"] } as unknown as Navigator;
    const { prerender } = await server.ssrLoadModule("/src/prerender.tsx");
    return await prerender();
  } finally {
    await server.close();
  }
}
