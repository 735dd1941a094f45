/**
 * Puts the page of a first visit into the built index.html, as HTML: there is something to see and to read before any
 * script has come. A script in the head (public/shell.js) hides it from who comes for another page than that.
 */
import react from "@vitejs/plugin-react";
import { createServer, type Plugin } from "vite";
import { gzip } from "./gzip.ts";

export function shell(): Plugin {
  return {
    name: "backstep-shell",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      async handler(html) {
        return html.replace('<div id="root"></div>', `<div id="root">${await prerendered()}</div>`);
      },
    },
  };
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
