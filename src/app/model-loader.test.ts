/** The model of the page, with a client that loads when the test says so. */
import { beforeEach, describe, expect, it, vi } from "vitest";
import { settled } from "../run/testing/fake-client.ts";
import { fakeModel } from "../run/testing/fake-models.ts";
import type { Client, ClientOwner, LoadedModel, LoadOptions } from "../worker/client/client.ts";
import { WorkerFailure } from "../worker/client/failure.ts";
import type { EngineInfo, EngineWish, Rejection } from "../worker/protocol.ts";
import { ModelLoader } from "./model-loader.ts";
import { getState, setState } from "./store.ts";

const engine = (name: string) =>
  ({ name, label: name, adapter: `the ${name}`, features: [], rejected: [], untried: [] }) as unknown as EngineInfo;
const failure = (code: "device-lost" | "manifest-invalid") => ({ code, message: `so says the test: ${code}` });

/** A load under way. */
interface Asked extends LoadOptions {
  readonly url: string;
  readonly wish: EngineWish;
  readonly resolve: (loaded: LoadedModel) => void;
  readonly reject: (error: unknown) => void;
}

let asked: Asked[];
let owner: ClientOwner;
let opens: number;
let broken: Error | null;
/** The T that settings were fitted to, and whether there was a model to run then. */
let fitted: [number, string][];
let loader: ModelLoader;

const client = {
  load: (url: string, wish: EngineWish, options: LoadOptions = {}) =>
    new Promise<LoadedModel>((resolve, reject) => {
      options.signal?.addEventListener("abort", () => reject(options.signal?.reason));
      asked.push({ url, wish, resolve, reject, ...options });
    }),
} as unknown as Client;

beforeEach(() => {
  asked = [];
  opens = 0;
  broken = null;
  fitted = [];
  setState({ modelId: "faces", model: { phase: "absent" }, notices: [] });
  loader = new ModelLoader({
    open: async (given) => {
      opens++;
      owner = given;
      if (broken) throw broken;
      return client;
    },
    manifestOf: (id) => `models/${id}`,
    wish: () => ({}),
    fit: async () => (model) => void fitted.push([model.process.T, phase()]),
  });
});

const never = () => new AbortController().signal;
const phase = () => getState().model.phase;
const texts = () => getState().notices.map(({ text }) => text());
const model = (id: string) => fakeModel({ id, sha256: id });

/** Asks for a model. */
async function ask(id: string, wish?: EngineWish): Promise<Asked> {
  setState({ modelId: id });
  const before = asked.length;
  void loader.load(wish);
  return vi.waitFor(() => {
    const last = asked[before];
    if (!last) throw new Error("nothing was asked for");
    return last;
  });
}

async function load(id: string): Promise<void> {
  (await ask(id)).resolve({ model: model(id), engine: engine("wasm") });
  await settled();
}

describe("loading", () => {
  it("takes the model that is wanted; who waited for one has it then", async () => {
    const waits = loader.ready(never());
    const { url, onProgress, resolve } = await ask("faces");
    expect(url).toBe("models/faces");
    expect([loader.current, phase()]).toEqual([null, "loading"]);
    onProgress?.({ id: 1, kind: "progress", phase: "download", loaded: 5, total: 10, fromCache: false });
    expect(getState().model).toMatchObject({ progress: { loaded: 5, total: 10, secondsLeft: null } });
    resolve({ model: model("faces"), engine: engine("wasm") });
    expect((await waits).model.id).toBe("faces");
    expect(await loader.ready(never())).toBe(loader.current);
    expect(fitted).toEqual([[20, "loading"]]);
    expect(getState().model).toMatchObject({ phase: "ready", engine: { name: "wasm" } });
  });

  it("that fails says why; what waits goes on waiting, and the next try serves it", async () => {
    const waits = loader.ready(never());
    (await ask("faces")).reject(new WorkerFailure(failure("manifest-invalid")));
    await settled();
    expect(getState().model).toEqual({ phase: "failed", failure: failure("manifest-invalid") });
    await load("faces");
    expect((await waits).model.id).toBe("faces");
    expect(opens).toBe(1);
  });

  it("opens the client again where that failed", async () => {
    broken = new Error("the script could not be loaded");
    await loader.load();
    expect(getState().model).toMatchObject({ failure: { code: "download-failed", message: broken.message } });
    broken = null;
    fitted = [];
    await load("faces");
    expect(phase()).toBe("ready");
    expect(opens).toBe(2);
  });

  it("says so where the address asks for an engine that there isn't", async () => {
    (await ask("faces", { only: "abacus" })).resolve({ model: model("faces"), engine: engine("wasm") });
    await settled();
    expect(texts()).toEqual([expect.stringMatching(/abacus.*wasm/)]);
  });

  it("takes the engine that is preferred, also where it was preferred while another was on its way", async () => {
    loader.preferred = "wasm";
    const first = await ask("faces", { only: "abacus" });
    expect(first.wish).toEqual({ only: "abacus", prefer: "wasm" });
    loader.preferred = "wgsl";
    const waits = loader.ready(never());
    first.resolve({ model: model("faces"), engine: { ...engine("wasm"), untried: [engine("wgsl")] } });
    const second = await vi.waitFor(() => asked[1] ?? Promise.reject(new Error("nothing more was asked for")));
    expect(second.wish).toMatchObject({ prefer: "wgsl" });
    expect(loader.current).toBeNull();
    second.resolve({ model: model("faces"), engine: engine("wgsl") });
    await waits;
    expect(getState().model).toMatchObject({ phase: "ready", engine: { name: "wgsl" } });
  });

  it("changes for an engine that was slower or not tried, not for one that failed here or that there isn't", () => {
    const passed = (reason: Rejection["reason"]) => ({ ...engine("other"), reason, detail: "" });
    const of = (more: Partial<EngineInfo>) => loader.wouldChange({ ...engine("wasm"), ...more });
    expect(of({ untried: [engine("other")] })).toBe(false);
    loader.preferred = "other";
    expect(of({ untried: [engine("other")] })).toBe(true);
    expect(of({ rejected: [passed("slower")] })).toBe(true);
    expect(of({ rejected: [passed("software-adapter")] })).toBe(false);
    expect(of({ rejected: [passed("no-adapter")] })).toBe(false);
    expect(of({})).toBe(false);
  });

  it("waiting ends when it is no longer wanted", async () => {
    const abort = new AbortController();
    const waits = loader.ready(abort.signal);
    abort.abort(new Error("enough"));
    await expect(waits).rejects.toThrow("enough");
    await expect(loader.ready(abort.signal)).rejects.toThrow("enough");
  });
});

describe("another model", () => {
  it("takes the place of one that is still on its way", async () => {
    const first = await ask("faces");
    await load("fashion");
    expect(first.signal?.aborted).toBe(true);
    expect(loader.current?.model.id).toBe("fashion");
    expect(phase()).toBe("ready");
  });

  it("that is cancelled leads back to the one before, which runs what waited", async () => {
    await load("faces");
    const before = loader.current;
    const { signal } = await ask("fashion");
    expect(loader.current).toBeNull();
    const waits = loader.ready(never());
    loader.cancel();
    expect(signal?.aborted).toBe(true);
    expect(await waits).toBe(before);
    expect(getState()).toMatchObject({ modelId: "faces", model: { phase: "ready", model: { id: "faces" } } });
    await settled();
    expect(phase()).toBe("ready");
  });

  it("that is cancelled twice over still leads back there", async () => {
    await load("faces");
    await ask("fashion");
    await ask("digits");
    loader.cancel();
    expect(loader.current?.model.id).toBe("faces");
  });

  it("that is cancelled where none was before leaves none", async () => {
    await ask("faces");
    loader.cancel();
    expect(getState().model).toEqual({ phase: "failed", failure: { code: "cancelled", message: "faces" } });
    loader.cancel();
    expect(phase()).toBe("failed");
  });

  it("ᾱ stays known of every model that was loaded, and is of the one in use where not said", async () => {
    expect(loader.alphaBarAt(5)).toBeNull();
    expect(loader.alphaBarAt(0)).toBe(1);
    await load("faces");
    const at5 = loader.alphaBarAt(5);
    expect(at5).toBeGreaterThan(loader.alphaBarAt(6) ?? 1);
    await ask("fashion");
    expect(loader.alphaBarAt(5)).toBe(at5);
    expect(loader.alphaBarAt(5, { sha256: "faces" })).toBe(at5);
    expect(loader.alphaBarAt(5, { sha256: "fashion" })).toBeNull();
  });
});

describe("a worker of its own", () => {
  it("that is replaced is told of, and the engine that took over is named", async () => {
    await load("faces");
    owner.replacing(failure("device-lost"));
    expect(texts()).toHaveLength(1);
    owner.replaced(engine("cpu"));
    expect(getState().model).toMatchObject({ phase: "ready", engine: { name: "cpu" } });
  });

  it("whose engine changed is said to be another's, in place of why", async () => {
    await load("faces");
    owner.replacing(failure("device-lost"));
    owner.replaced(engine("wasm"));
    expect(texts()).toEqual([expect.stringContaining("taken away")]);
    owner.replaced(engine("cpu"));
    expect(texts()).toEqual([expect.stringMatching(/changed: cpu .* because wasm failed/)]);
  });

  it("that has no room for so many pictures at once says so, once for a size and a model", async () => {
    await load("faces");
    const divided = (asked: number, atOnce: number) =>
      owner.divided({ id: 1, kind: "divided", asked, atOnce, detail: "900 MB" });
    divided(16, 4);
    divided(16, 4);
    expect(getState().notices).toMatchObject([{ key: "divided", tone: "info", detail: "900 MB" }]);
    expect(texts()).toEqual([expect.stringMatching(/16 pictures at once.*made 4 at a time/)]);
    divided(4, 1);
    expect(texts()).toEqual([expect.stringMatching(/4 pictures at once.*made one at a time/)]);
    setState({ notices: [] });
    divided(16, 4);
    expect(texts()).toEqual([]);
    await load("fashion");
    divided(16, 4);
    expect(texts()).toHaveLength(1);
  });

  it("that was replaced while another model came is the one that cancelling leads back to", async () => {
    await load("faces");
    await ask("fashion");
    owner.replaced(engine("cpu"));
    loader.cancel();
    expect(getState().model).toMatchObject({ model: { id: "faces" }, engine: { name: "cpu" } });
  });

  it("that ends leaves no model, and says why", async () => {
    await load("faces");
    owner.ended(failure("device-lost"));
    expect(loader.current).toBeNull();
    expect(getState().model).toEqual({ phase: "failed", failure: failure("device-lost") });
  });

  it("that ends while another model comes is nothing to come back to", async () => {
    await load("faces");
    await ask("fashion");
    owner.ended(failure("device-lost"));
    expect(phase()).toBe("loading");
    loader.cancel();
    expect(getState().model).toMatchObject({ phase: "failed", failure: { code: "cancelled" } });
  });
});
