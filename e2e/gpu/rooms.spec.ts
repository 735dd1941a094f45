/** What each room asks of the network, by our engine, by onnxruntime on the GPU and on the processor: the same pictures and the same numbers. */
import type { Page } from "@playwright/test";
import { PNG } from "pngjs";
import { compare, done, drop, engineBadge, goTo, openQuietly, run, WEBGPU, WGSL } from "../app.ts";
import { expect, gpuTest as test } from "../fixtures.ts";
import { like, say } from "../words.ts";

/** Few steps and few pictures: batches of different t, λ and samplers, and what goes on from another run's state. */
const RUNS: readonly (readonly [room: string, query: string])[] = [
  ["trajectory", "sampler=ddpm:4:learned&count=1&branches=2:1"],
  ["endings", "sampler=ddpm:4:learned&times=1000,500,0&count=2"],
  ["interpolate", "way=seeds&sampler=ddim:4&intervals=2"],
  ["compare", "columns=ddim:4@7;dpmpp2m:3@7;ddpm:4:learned@7&count=1"],
];

/** All pictures on the stage, RGBA. */
const painted = (page: Page): Promise<number[]> =>
  page.locator("#stage canvas").evaluateAll((canvases) =>
    canvases.flatMap((canvas) => {
      const { width, height } = canvas as HTMLCanvasElement;
      return Array.from((canvas as HTMLCanvasElement).getContext("2d")!.getImageData(0, 0, width, height).data);
    }),
  );

function expectAlike(what: string, gpu: readonly number[], wasm: readonly number[]): void {
  const { mean, largest, close } = compare(gpu, wasm);
  console.log(`${what}, against wasm: mean ${mean.toFixed(4)}/255, largest ${largest}/255`);
  expect(new Set(gpu).size, what).toBeGreaterThan(64);
  expect(mean, what).toBeLessThanOrEqual(1);
  expect(close, what).toBeGreaterThanOrEqual(0.999);
}

/** As the address names them, and as the page says it. */
const ENGINES = [
  ["webgpu", WEBGPU],
  ["wgsl", WGSL],
] as const;

for (const [engine, badge] of ENGINES) {
  test(`every room's run, and a look into a step, are the same by ${engine} and by wasm`, async ({
    page,
    wasmPage,
  }) => {
    const pages = [page, wasmPage] as const;
    await openQuietly(page, `?engine=${engine}`);
    await openQuietly(wasmPage);
    await expect(engineBadge(page, badge)).toBeVisible();
    for (const [room, query] of RUNS) {
      for (const each of pages) {
        await goTo(each, room, query);
        await run(each);
      }
      for (const each of pages) {
        await done(each, 120_000);
        await expect(each.getByRole("button", { name: like("run.jobs") })).toBeHidden({ timeout: 120_000 });
      }
      expectAlike(room, await painted(page), await painted(wasmPage));
      if (room !== "trajectory") continue;
      for (const each of pages) {
        await each.getByRole("radio", { name: /ε̂$/ }).check({ force: true });
        await expect(each.getByText(say("trajectory.epsilonScale"))).toBeVisible();
        await expect(each.getByText(say("trajectory.recomputing"))).toBeHidden();
      }
      expectAlike("ε̂", await painted(page), await painted(wasmPage));
    }
  });
}

/** A square on a plain ground, as a file. */
const square = PNG.sync.write(
  Object.assign(new PNG({ width: 32, height: 32 }), {
    data: Buffer.from(
      Array.from({ length: 32 * 32 }, (_, i) => {
        const inside = Math.abs((i % 32) - 16) < 8 && Math.abs(Math.floor(i / 32) - 16) < 8;
        return inside ? [40, 40, 40, 255] : [220, 200, 180, 255];
      }).flat(),
    ),
  }),
);

for (const [engine, badge] of ENGINES) {
  test(`a picture costs the same bits by ${engine} and by wasm`, async ({ page, wasmPage }) => {
    const bits: number[][] = [];
    for (const [each, asked] of [
      [page, `engine=${engine}&`],
      [wasmPage, ""],
    ] as const) {
      await openQuietly(each, `?${asked}room=bits&sampled=8`);
      if (each === page) await expect(engineBadge(page, badge)).toBeVisible();
      await drop(each, [{ name: "square.png", type: "image/png", bytes: [...square] }]);
      await each.getByRole("button", { name: say("bits.run"), exact: true }).click();
      await done(each, 120_000);
      const row = each
        .getByRole("table", { name: say("bits.bound") })
        .getByRole("row", { name: say("bits.estimated") });
      bits.push((await row.getByRole("cell").allTextContents()).map(Number.parseFloat));
    }
    console.log(
      `a square, 8 terms, learned, small, large: ${bits.map((each) => each.join(" ")).join(" and ")} bits/dim`,
    );
    const [gpu, wasm] = bits as [number[], number[]];
    expect(gpu.length).toBe(3);
    for (const [i, value] of gpu.entries()) expect(Math.abs(value / wasm[i]! - 1)).toBeLessThan(1e-3);
  });
}
