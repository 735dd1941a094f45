import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { COURIER, headers } from "./headers.ts";

/** dist/_headers, as the build writes it. */
function written(): string {
  let source = "";
  const build = headers().generateBundle as unknown as (this: object) => void;
  build.call({ emitFile: (file: { source: string }) => (source = file.source) });
  return source;
}

/** What docs/hosting.md has a person run for nginx, run. */
function locations(): Map<string, string[]> {
  const guide = readFileSync("docs/hosting.md", "utf8");
  const [, script = ""] = /```sh\n(.*?)```/s.exec(guide) ?? [];
  const folder = mkdtempSync(join(tmpdir(), "backstep-nginx-"));
  try {
    mkdirSync(join(folder, "dist"));
    writeFileSync(join(folder, "dist/_headers"), written());
    execFileSync("sh", ["-c", script], { cwd: folder });
    const found = readFileSync(join(folder, "backstep-locations.conf"), "utf8");
    return new Map(
      [...found.matchAll(/^location (.*) \{\n([^}]*)^\}$/gm)].map(([, at = "", lines = ""]) => [
        at,
        [...lines.matchAll(/^ {2}add_header (\S+ ".*") always;$/gm)].map(([, header = ""]) => header),
      ]),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

it("what a host is told of headers is strict: isolation, a policy that reaches nowhere else, and all that is refused", () => {
  const told = written();
  for (const header of [
    "Cross-Origin-Opener-Policy: same-origin",
    "Cross-Origin-Embedder-Policy: require-corp",
    "Referrer-Policy: no-referrer",
    "X-Content-Type-Options: nosniff",
  ])
    expect(told).toContain(`  ${header}\n`);
  const refused = /Permissions-Policy: (.*)/.exec(told)?.[1]?.split(", ");
  expect(refused).toEqual(expect.arrayContaining(["camera=()", "microphone=()", "geolocation=()", "usb=()"]));
  const policies = told.split(/^(?=\/)/m).flatMap((block) => {
    const [, policy] = /Content-Security-Policy: (.*)/.exec(block) ?? [];
    return policy ? [[block.split("\n")[0], policy] as const] : [];
  });
  for (const [path, policy] of policies) {
    const [, reaches] = /connect-src ([^;]*)/.exec(policy) ?? [];
    expect(reaches, path).toBe(path === `/${COURIER}/*` ? "https:" : "'self' data: blob:");
    expect(policy, path).not.toMatch(/'unsafe-eval'|script-src[^;]*(unsafe-inline|https?:|\*)/);
  }
});

it("nginx, told as the guide has it, sends every path the headers of dist/_headers, the policy of each too", () => {
  const found = locations();
  expect([...found.keys()].sort()).toEqual(
    ["/", "/assets/", `/${COURIER}/`, "= /", "= /index.html", "= /service-worker.js"].sort(),
  );
  const everywhere = found.get("/")!;
  expect(everywhere).toHaveLength(6);
  for (const [at, sent] of found) {
    expect(sent, at).toEqual(expect.arrayContaining(everywhere));
    const policy = sent.filter((header) => header.startsWith("Content-Security-Policy"));
    expect(policy, at).toEqual(at === "/" ? [] : [expect.stringContaining(at.includes(COURIER) ? "'none'" : "'self'")]);
  }
  expect(found.get("/assets/")).toContain('Cache-Control "public, max-age=31536000, immutable"');
  expect(found.get("= /service-worker.js")).toContain('Cache-Control "no-cache"');
});
