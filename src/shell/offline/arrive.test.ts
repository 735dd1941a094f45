import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { dismiss } from "../../app/notices.ts";
import { getState } from "../../app/store.ts";
import { keepShared } from "../../offline/shared.ts";
import { fakeCaches } from "../../offline/testing/fake-caches.ts";
import { receive } from "../../recipe/receive.ts";
import { takeLaunched, takeSent } from "./arrive.ts";

// What is done with a drop is not the matter here, but that this is.
vi.mock("../../recipe/receive.ts", () => ({ receive: vi.fn() }));

const SCOPE = "https://host.test/backstep/";
const picture = new File(["picture"], "face.png", { type: "image/png" });

beforeEach(() => {
  vi.mocked(receive).mockClear();
  vi.stubGlobal("document", { baseURI: SCOPE });
});

afterEach(() => vi.unstubAllGlobals());

it("a file that the computer opens with the page goes where a dropped one does", async () => {
  type Consumer = (launch: { files?: FileSystemFileHandle[] }) => Promise<void>;
  let consume: Consumer = async () => {};
  const setConsumer = (consumer: unknown) => {
    consume = consumer as Consumer;
  };
  takeLaunched({ launchQueue: { setConsumer } });
  await consume({});
  expect(receive).not.toHaveBeenCalled();
  await consume({ files: [{ getFile: async () => picture } as FileSystemFileHandle] });
  expect(receive).toHaveBeenCalledWith({ files: [picture] });
  // A browser that installs no pages.
  expect(() => takeLaunched({})).not.toThrow();
});

it("so does what is shared, once, and the address says nothing of it any more", async () => {
  const caches = fakeCaches();
  const form = new FormData();
  form.append("files", picture);
  const { headers } = await keepShared(new Request(`${SCOPE}share`, { method: "POST", body: form }), SCOPE, caches);
  const replaceState = vi.fn();
  vi.stubGlobal("caches", caches);
  vi.stubGlobal("location", new URL(headers.get("Location")!));
  vi.stubGlobal("history", { state: null, replaceState });
  await takeSent();
  expect(vi.mocked(receive).mock.calls[0]?.[0].files.map(({ name }) => name)).toEqual(["face.png"]);
  expect(String(replaceState.mock.calls[0]?.[2])).toBe(SCOPE);
  vi.stubGlobal("location", new URL(SCOPE));
  await takeSent();
  expect(receive).toHaveBeenCalledOnce();
});

it("what did not come through is said, also where the address can't be rewritten", async () => {
  vi.spyOn(console, "warn").mockImplementation(() => {});
  const refuse = () => {
    throw new DOMException("too often", "SecurityError");
  };
  vi.stubGlobal("location", new URL(`${SCOPE}?shared=1`));
  vi.stubGlobal("history", { state: null, replaceState: refuse });
  for (const caches of [{ open: async () => refuse() }, fakeCaches()]) {
    dismiss("shared");
    vi.stubGlobal("caches", caches);
    await takeSent();
    expect(receive).not.toHaveBeenCalled();
    expect(getState().notices.map(({ key }) => key)).toContain("shared");
  }
});
