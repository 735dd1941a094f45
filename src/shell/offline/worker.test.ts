import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { dismiss } from "../../app/notices.ts";
import { getState } from "../../app/store.ts";
import { keepWorker } from "./worker.ts";

/** A browser's end of a service worker: one answers, another may come. */
function fakeWorkers({ controlled }: { readonly controlled: boolean }) {
  const told: unknown[] = [];
  const one = () => Object.assign(new EventTarget(), { postMessage: (word: unknown) => told.push(word) });
  const registration = Object.assign(new EventTarget(), {
    installing: null as ReturnType<typeof one> | null,
    waiting: null as ReturnType<typeof one> | null,
    update: async () => {},
  });
  const workers = Object.assign(new EventTarget(), {
    controller: controlled ? one() : null,
    register: async () => registration,
  });
  /** The browser found another version, and has fetched it. */
  const come = () => {
    const coming = one();
    registration.installing = coming;
    registration.dispatchEvent(new Event("updatefound"));
    registration.waiting = coming;
    coming.dispatchEvent(new Event("statechange"));
  };
  return { workers: workers as unknown as ServiceWorkerContainer, registration, come, told };
}

const notice = () => getState().notices.find(({ key }) => key === "version");

beforeEach(() => {
  dismiss("version");
  const page = { baseURI: "https://host.test/backstep/", hidden: false };
  vi.stubGlobal("document", Object.assign(new EventTarget(), page));
});

afterEach(() => vi.unstubAllGlobals());

it("the first worker of all is no news", async () => {
  const { workers, come } = fakeWorkers({ controlled: false });
  await keepWorker(workers, () => {});
  come();
  await new Promise((resolve) => setTimeout(resolve));
  expect(notice()).toBeUndefined();
});

it("another version is said, and comes when it is wanted, not before", async () => {
  const { workers, come, told } = fakeWorkers({ controlled: true });
  const reload = vi.fn();
  await keepWorker(workers, reload);
  come();
  await vi.waitFor(() => expect(notice()).toBeDefined());
  expect(told).toEqual([]);
  notice()?.action?.run();
  expect(told).toEqual(["take-over"]);
  expect(reload).not.toHaveBeenCalled();
  workers.dispatchEvent(new Event("controllerchange"));
  expect(reload).toHaveBeenCalledOnce();
});

it("one that waited already is said at once; where another tab has changed to it, the page only begins again", async () => {
  const { workers, registration, come, told } = fakeWorkers({ controlled: true });
  come();
  const reload = vi.fn();
  await keepWorker(workers, reload);
  await vi.waitFor(() => expect(notice()).toBeDefined());
  registration.waiting = null;
  workers.dispatchEvent(new Event("controllerchange"));
  expect(reload).not.toHaveBeenCalled();
  notice()?.action?.run();
  expect(reload).toHaveBeenCalledOnce();
  expect(told).toEqual([]);
});

it("a browser that gives none goes on without", async () => {
  const workers = { register: async () => undefined } as unknown as ServiceWorkerContainer;
  await expect(keepWorker(workers)).resolves.toBeUndefined();
});
