/** A whole run against a network in closed form: ε̂ = x·√(1 − ᾱ), exact for data N(0, I). */
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Lane } from "../../../diffusion/plan.ts";
import { planFor } from "../../../diffusion/samplers/plans/index.ts";
import { betasOf, scheduleOf } from "../../../diffusion/schedule.ts";
import type { ProcessSpec, SamplerSpec } from "../../../diffusion/spec.ts";
import { startOf } from "../../../diffusion/start.ts";
import { denoiserOf } from "../../../engine/testing.ts";
import { Fault } from "../../../models/fault.ts";
import type { Frame, Snapshot } from "../../protocol.ts";
import type { Tell } from "../job.ts";
import { Queue } from "../queue.ts";
import { Chain } from "./chain.ts";

const shape = { channels: 1 as const, height: 4, width: 4, outputs: 1, classes: 0 };
const D = 16;
const process: ProcessSpec = {
  T: 1000,
  schedule: { kind: "linear", beta_start: 1e-4, beta_end: 0.02 },
  prediction: "epsilon",
  variance: "fixed",
};
const { alphasCumprod } = scheduleOf(betasOf(process.schedule, process.T));
const gaussian = (x: Float32Array, t: number) => x.map((value) => value * Math.sqrt(1 - alphasCumprod[t]!));
const ddpm = (steps: string): SamplerSpec => ({ kind: "ddpm", steps, sigma: "fixed_large", clip: false });

function lanesOf(count: number, sampler: SamplerSpec): Lane[] {
  const plan = planFor(process, sampler);
  return Array.from({ length: count }, (_, image) => {
    const noise = { seed: [5, 0] as const, image, branch: 0, sharedSteps: 0 };
    return { plan, at: 0, noise, x: startOf({ from: "noise" }, plan, noise, D) };
  });
}

/** What a run told, in order; `until` resolves when a line of that kind has come. */
class Log {
  readonly lines: string[] = [];
  readonly frames: Frame[] = [];
  readonly snapshots: Snapshot[] = [];
  x: Float32Array | null = null;
  readonly #waiting: { line: RegExp; resolve: () => void }[] = [];

  until(line: RegExp): Promise<void> {
    if (this.lines.some((said) => line.test(said))) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push({ line, resolve }));
  }

  readonly tell: Tell = (told) => {
    if (told.kind === "frame") this.frames.push(told.frame);
    if (told.kind === "snapshot") this.snapshots.push(told.snapshot);
    if (told.kind === "done") this.x = told.x;
    const line = lineOf(told);
    if (!line) return;
    this.lines.push(line);
    for (const { line: wanted, resolve } of this.#waiting) if (wanted.test(line)) resolve();
  };
}

function lineOf(told: Parameters<Tell>[0]): string | null {
  switch (told.kind) {
    case "queued":
      return `queued ${told.ahead}`;
    case "compiling":
      return `compiling ${told.batch}`;
    case "divided":
      return `divided ${told.asked} by ${told.atOnce}: ${told.detail}`;
    case "frame":
      return `frame ${told.frame.position}`;
    case "snapshot":
      return `snapshot ${told.snapshot.position}`;
    case "paused":
      return `paused ${told.position}`;
    case "failed":
      return `failed ${told.failure.message}`;
    case "done":
      return "done";
    default:
      return null; // a pace is told by the clock
  }
}

let denoiser: ReturnType<typeof denoiserOf>;
let queue: Queue;

beforeEach(() => {
  denoiser = denoiserOf(shape, gaussian);
  queue = new Queue(() => denoiser.capacity());
});

function start(lanes: readonly Lane[], options: { record?: number; snapshots?: number; paused?: boolean } = {}) {
  const log = new Log();
  const { record = 2, snapshots = 0, paused = false } = options;
  const check = async (batch: number, compiling: () => void) => {
    if (batch > 1) compiling();
  };
  const chain = new Chain(denoiser, lanes, { record, snapshots, paused, check }, log.tell);
  queue.add(chain);
  return { log, chain };
}

describe("a run", () => {
  it("keeps N(0, I): the chain of a Gaussian's own denoiser", async () => {
    const { log } = start(lanesOf(64, ddpm("200")));
    await log.until(/done/);
    const x = log.x!;
    const variance = x.reduce((sum, value) => sum + value ** 2, 0) / x.length;
    // 1024 values: a standard error of √(2/1024) = 0.044.
    expect(Math.abs(variance - 1)).toBeLessThan(0.18);
  });

  it("goes in micro-batches of 16, 4 and 1, without padding", async () => {
    const { log } = start(lanesOf(23, ddpm("3")));
    await log.until(/done/);
    expect(denoiser.evaluations.toSorted((a, b) => b - a)).toEqual([16, 16, 16, 4, 4, 4, ...Array(9).fill(1)]);
    expect(log.x!.length).toBe(23 * D);
  });

  it("makes no more at once than a processor is busy with", async () => {
    denoiser = { ...denoiserOf(shape, gaussian), atOnce: 5 };
    const { log } = start(lanesOf(9, ddpm("1")));
    await log.until(/done/);
    expect(denoiser.evaluations.toSorted((a, b) => b - a)).toEqual([4, 4, 1]);
    const { atOnce } = denoiserOf({ ...shape, width: 256, height: 256 }, gaussian);
    expect(atOnce).toBe(1);
  });

  it("gives a picture the same values whatever else runs beside it", async () => {
    const alone = start(lanesOf(1, ddpm("10")));
    await alone.log.until(/done/);
    const among = start(lanesOf(6, ddpm("10")));
    await among.log.until(/done/);
    expect(among.log.x!.slice(0, D)).toEqual(alone.log.x);
  });

  it("records the positions the plan fixes, the ends among them", async () => {
    const { log } = start(lanesOf(1, ddpm("10")), { record: 6 });
    await log.until(/done/);
    expect(log.frames.filter(({ recorded }) => recorded).map(({ position }) => position)).toEqual([0, 2, 4, 6, 8, 10]);
    expect(log.frames[0]).toMatchObject({ t: 1000, x0: null });
    expect(log.frames.at(-1)).toMatchObject({ t: 0 });
  });

  it("shows a picture that no step is left of as it is, beside others that go on", async () => {
    const [ready, other] = lanesOf(2, ddpm("4"));
    const { log } = start([{ ...ready!, plan: { steps: [] } }, other!]);
    await log.until(/done/);
    const frames = log.frames.filter(({ lane }) => lane === 0);
    expect(frames.map(({ position, t }) => [position, t])).toEqual([[0, 0]]);
    expect(frames[0]!.x0).toEqual(frames[0]!.x);
    expect(log.x!.slice(0, D)).toEqual(ready!.x);
  });

  it("goes on from a snapshot to the same bits", async () => {
    const lanes = lanesOf(2, ddpm("20"));
    const whole = start(lanes, { snapshots: 4 });
    await whole.log.until(/done/);
    const kept = whole.log.snapshots.filter(({ position }) => position === 10);
    const resumed = lanes.map((lane, i): Lane => {
      const { x, lane: first } = kept.find((s) => i >= s.lane && i < s.lane + s.count)!;
      return { ...lane, at: 10, x: x.slice((i - first) * D, (i - first + 1) * D) };
    });
    const rest = start(resumed);
    await rest.log.until(/done/);
    expect(rest.log.x).toEqual(whole.log.x);
  });

  it("takes fewer pictures at a time where so many have no room, and fails in words where one has none", async () => {
    const roomFor = (most: number) => async (batch: number) => {
      if (batch > most) throw new Fault("too-large", `${batch} at once take too much`);
    };
    denoiser.reserve = roomFor(4);
    const { log } = start(lanesOf(17, ddpm("3")));
    await log.until(/done/);
    expect(denoiser.evaluations.filter((size) => size === 4).length).toBe(4 * 3);
    expect(denoiser.evaluations.filter((size) => size === 1).length).toBe(3);
    expect(log.lines.filter((line) => line.startsWith("divided"))).toEqual([
      "divided 16 by 4: 16 at once take too much",
    ]);
    denoiser.reserve = roomFor(0);
    const none = start(lanesOf(4, ddpm("3")));
    await none.log.until(/failed 1 at once take too much/);
  });

  it("makes nothing to be displayed for a page that nobody sees", async () => {
    let now = 0;
    vi.spyOn(performance, "now").mockImplementation(() => (now += 50)); // a frame is due whenever it is asked
    const displayed = async (visible: boolean) => {
      const { log, chain } = start(lanesOf(1, ddpm("10")), { record: 3 });
      chain.visible(visible);
      await log.until(/done/);
      return log.frames.filter(({ recorded }) => !recorded).length;
    };
    expect(await displayed(true)).toBeGreaterThan(0);
    expect(await displayed(false)).toBe(0);
    vi.restoreAllMocks();
  });

  it("pauses where all pictures stand, steps one position, goes on", async () => {
    const { log, chain } = start(lanesOf(5, ddpm("10")), { paused: true });
    await log.until(/paused 0/);
    chain.step();
    queue.wake();
    await log.until(/paused 1/);
    expect(denoiser.evaluations).toEqual([4, 1]);
    chain.resume();
    queue.wake();
    await log.until(/done/);
    expect(denoiser.evaluations.length).toBe(20);
  });

  it("paused while a step is under way, pauses where that step ends, all pictures alike", async () => {
    let pictures = 0;
    const pauser: { chain?: Chain } = {};
    denoiser = denoiserOf(shape, (x, t) => {
      if (++pictures === 11) pauser.chain?.pause(); // five a position: the third step of the first four
      return gaussian(x, t);
    });
    const { log, chain } = start(lanesOf(5, ddpm("10")), { record: 1 });
    pauser.chain = chain;
    await log.until(/paused/);
    expect(log.lines.at(-1)).toBe("paused 3");
    expect(denoiser.evaluations).toEqual([4, 1, 4, 1, 4, 1]);
    const last = log.frames.filter(({ position }) => position === 3);
    expect(new Set(last.map(({ lane }) => lane))).toEqual(new Set([0, 4]));
    chain.step();
    queue.wake();
    await log.until(/paused 4/);
    expect(denoiser.evaluations).toEqual([4, 1, 4, 1, 4, 1, 4, 1]);
  });

  it("is cancelled within one step of the network, and says nothing after", async () => {
    const { log, chain } = start(lanesOf(1, ddpm("1000")));
    await log.until(/frame 0/);
    const before = denoiser.evaluations.length;
    chain.cancel();
    queue.wake();
    const said = log.lines.length;
    const next = start(lanesOf(1, ddpm("5")));
    await next.log.until(/done/);
    expect(denoiser.evaluations.length - before).toBeLessThanOrEqual(1 + 5);
    expect(log.lines.length).toBe(said);
  });

  it("cancelled while the engine compiles for its size of batch makes nothing on it, and says nothing after", async () => {
    let hasCompiled = () => {};
    const compiled = new Promise<void>((resolve) => {
      hasCompiled = resolve;
    });
    const [log, made] = [new Log(), vi.spyOn(denoiser, "executor")];
    const check = (_: number, compiling: () => void) => {
      compiling();
      return compiled;
    };
    const chain = new Chain(
      denoiser,
      lanesOf(4, ddpm("3")),
      { record: 2, snapshots: 0, paused: false, check },
      log.tell,
    );
    queue.add(chain);
    await log.until(/compiling 4/);
    chain.cancel();
    const said = log.lines.length;
    hasCompiled();
    const next = start(lanesOf(1, ddpm("3")));
    await next.log.until(/done/);
    expect(made).toHaveBeenCalledTimes(1);
    expect(log.lines.length).toBe(said);
  });

  it("fails in words when a picture is no longer finite", async () => {
    denoiser = denoiserOf(shape, (x, t) => x.map((value) => (t < 500 ? Number.NaN : value)));
    const { log } = start(lanesOf(3, ddpm("10")), { record: 11 });
    await log.until(/failed/);
    expect(log.lines.at(-1)).toMatch(/picture \d became NaN or infinite at or before step \d+ \(t = \d+\)/);
    expect(log.x).toBeNull();
  });

  it("fails when the network throws, and leaves the others alone", async () => {
    const broken = start(lanesOf(2, ddpm("7")));
    const fine = start(lanesOf(1, ddpm("7")));
    const { evaluate } = denoiser;
    denoiser.evaluate = evaluate;
    denoiser.executor = ((make) => (lanes) => {
      const executor = make(lanes);
      if (lanes.length === 1 && lanes[0]!.noise.image === 1) executor.step = () => Promise.reject(new Error("no luck"));
      return executor;
    })(denoiser.executor);
    await Promise.all([broken.log.until(/failed no luck/), fine.log.until(/done/)]);
  });
});

describe("two runs", () => {
  it("take turns on the device", async () => {
    const long = start(lanesOf(4, ddpm("50")));
    const short = start(lanesOf(1, ddpm("5")));
    await short.log.until(/done/);
    expect(long.log.lines).not.toContain("done");
    await long.log.until(/done/);
  });

  it("beyond the places there are, wait and say how many are ahead", async () => {
    const runs = Array.from({ length: 6 }, () => start(lanesOf(1, ddpm("20"))));
    await runs[5]!.log.until(/done/);
    expect(runs[5]!.log.lines[0]).toBe("queued 2");
    expect(runs[0]!.log.lines[0]).toBe("queued 0");
  });
});
