/**
 * Puts the page of a first visit into the built index.html, as HTML: there is something to see and to read before any
 * script has come. Its styles and the script that hides it from who comes for another page than that (first-script.js)
 * stand in it too, so that it is painted out of one answer; the app is fetched meanwhile and begins after that.
 */
import react from "@vitejs/plugin-react";
import { createServer, type Plugin } from "vite";
import { firstScript } from "./first-script.ts";
import { gzip } from "./gzip.ts";

const APP = /<script type="module" crossorigin src="([^"]+)"><\/script>/;
const STYLES = /<link rel="stylesheet" crossorigin href="\.\/([^"]+)">/;
const FIRST_SCRIPT = "<script></script>";

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
        const styles = bundle[file];
        if (styles?.type !== "asset") throw new Error(`index.html has its styles from ${file}, which is not here`);
        // An address in the styles was from their own folder.
        const css = String(styles.source).replace(/url\((?!data:)/g, "url(./assets/");
        let page = put(html, appTag, `<link rel="modulepreload" fetchpriority="low" crossorigin href="${app}">`);
        // Never fetched, but there for Vite, which would load it with the first part of the app that comes later.
        page = put(page, stylesTag, `<style>${css}</style><link rel="stylesheet" href="./${file}" disabled>`);
        page = put(page, FIRST_SCRIPT, `<script data-app="${app}">${firstScript}</script>`);
        return put(page, '<div id="root"></div>', `<div id="root">${await prerendered()}</div>`);
      },
    },
  };
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
    plugins: [react(), gzip()],
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
