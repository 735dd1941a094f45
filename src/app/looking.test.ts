import { beforeEach, expect, test, vi } from "vitest";
import type { Courier, startCourier } from "../courier/client.ts";
import { FetchProblem } from "../courier/problem.ts";
import { serve } from "../courier/serve.ts";
import { offerOrder, stopAdding } from "./adding.ts";
import { ask, fetchIt, giveToken, lookUp, stopLooking, suggest, useLooking } from "./looking.ts";
import { getState, setState } from "./store.ts";

const forgetDownloads = vi.hoisted(() => vi.fn());
vi.mock("./own-models.ts", () => ({ library: vi.fn(), forgetDownloads }));
vi.mock("./page.ts", () => import("./testing/fake-page.ts"));

const COMMIT = "267b167dc01f0e4e61923ea244e8b988f84deb80";
const INFO = JSON.stringify({ id: "a/moths", sha: COMMIT, gated: "auto", siblings: [{ rfilename: "m.pt", size: 9 }] });

const looking = () => useLooking.getState().looking;

/** A courier whose network answers as it is told. */
function courier(answer: (url: string, token: string | null) => Response) {
  const end = vi.fn();
  const start = async (over: AbortSignal): Promise<Courier> => {
    over.addEventListener("abort", end);
    return {
      port: () => {
        const { port1, port2 } = new MessageChannel();
        const fetch = async (url: unknown, asked?: RequestInit) =>
          answer(String(url), new Headers(asked?.headers).get("Authorization"));
        serve(port2, { fetch, refused: async () => false });
        return port1;
      },
    };
  };
  return { start, end };
}

beforeEach(() => {
  stopLooking();
  setState({ shelf: false });
  forgetDownloads.mockReset();
});

test("a name is looked up, fetched when that is said, and shown again where it breaks off", async () => {
  const { start, end } = courier(() => new Response(INFO));
  expect(lookUp("a/moths", start)).toBe(true);
  expect(getState().shelf).toBe(true);
  await vi.waitFor(() => expect(looking()?.found).toMatchObject({ title: "moths", gated: true }));
  const offer = vi.fn();
  await fetchIt(offer);
  const [order, , name, ends] = offer.mock.lastCall!;
  expect(order).toMatchObject({ address: `https://huggingface.co/a/moths/tree/${COMMIT}`, token: null, licence: null });
  expect(order.files.map(({ path }: { path: string }) => path)).toEqual(["m.pt"]);
  expect(name).toBe("moths");
  ends.unfetched({ code: "broken", message: "3 of 9 bytes" });
  expect(looking()).toMatchObject({ begun: true, failure: { code: "broken" } });
  expect(end).not.toHaveBeenCalled();
  ends.over();
  expect(looking()).toBeNull();
  await vi.waitFor(() => expect(end).toHaveBeenCalledOnce());
  expect(forgetDownloads).toHaveBeenCalledOnce();
});

test("who is refused gives a token, which is sent to the Hub and kept no longer than this", async () => {
  const sent: (string | null)[] = [];
  const { start } = courier((_url, token) => {
    sent.push(token);
    return token ? new Response(INFO) : new Response("", { status: 401 });
  });
  lookUp("a/moths", start);
  await vi.waitFor(() => expect(looking()?.failure?.code).toBe("denied"));
  giveToken("hf_secret");
  await ask();
  expect(looking()?.found?.title).toBe("moths");
  expect(sent).toEqual([null, "Bearer hf_secret"]);
  const offer = vi.fn();
  await fetchIt(offer);
  expect(offer.mock.lastCall?.[0].token).toBe("hf_secret");
  stopLooking();
  expect(JSON.stringify(useLooking.getState())).not.toContain("secret");
});

test("a script that never comes is told in words; what is no place starts nothing", async () => {
  lookUp("a/moths", () => Promise.reject(new FetchProblem("unreachable", "the script could not be loaded")));
  await vi.waitFor(() => expect(looking()?.failure?.code).toBe("unreachable"));
  stopLooking();
  // Asked again it is sent again.
  const { start: comes } = courier(() => new Response(INFO));
  const sent = vi.fn(comes);
  for (const _ of ["first", "second"]) sent.mockRejectedValueOnce(new FetchProblem("unreachable", "no script"));
  lookUp("a/moths", sent);
  await vi.waitFor(() => expect(looking()?.failure?.code).toBe("unreachable"));
  await ask();
  expect(looking()).toMatchObject({ failure: null, found: { title: "moths" } });
  stopLooking();
  const start = vi.fn();
  expect(lookUp("http://host.example/a.pt", start)).toBe(false);
  expect(suggest("https://host.example/cat.jpg")).toBe(false);
  expect(suggest("https://host.example/moths.pt")).toBe(true);
  expect(useLooking.getState().suggested).toBe("https://host.example/moths.pt");
  expect([start.mock.calls.length, looking()]).toEqual([0, null]);
});

test("a courier that was killed is told of with a button: what it was asked is asked of another, files too", async () => {
  let again = () => {};
  let dead = true;
  const { start } = courier(() => (dead ? (new Promise(() => {}) as never) : new Response(INFO)));
  const killed: typeof startCourier = (over, tell) => {
    const silence = tell(() => {
      dead = false;
    });
    silence.silent(9000, false);
    again = () => getState().notices[0]?.action?.run();
    return start(over);
  };
  lookUp("a/moths", killed);
  expect(getState().notices.map(({ text }) => text())).toEqual([expect.stringContaining("has not answered")]);
  again();
  await vi.waitFor(() => expect(looking()?.found).toMatchObject({ title: "moths" }));
  const take = vi.fn(() => ({ end: vi.fn() }) as never);
  await fetchIt((order, port, name, ends) => offerOrder(order, port, name, ends, take));
  again();
  expect(take).toHaveBeenCalledTimes(2);
  stopAdding();
});

test("a server that does not answer is said not to, until it does or nobody waits for it", async () => {
  vi.useFakeTimers();
  try {
    const { start } = courier(() => new Promise<Response>(() => {}) as never);
    lookUp("a/moths", start);
    await vi.advanceTimersByTimeAsync(8000);
    expect(looking()).toMatchObject({ silent: true, found: null, failure: null });
    stopLooking();
    await vi.advanceTimersByTimeAsync(60_000);
    expect([looking(), vi.getTimerCount()]).toEqual([null, 0]);
  } finally {
    vi.useRealTimers();
  }
});
