import { expect, test, vi } from "vitest";
import { firstKnown } from "./languages.ts";
import { Speaker } from "./speaker.ts";
import { Words } from "./words.ts";

const en = { run: "Run", step: "step {n}" } as const;
const ko = { run: "실행", step: "{n}단계" } as const;

test("words speak English at once, and another language when it has come", async () => {
  let loads = 0;
  const load = async () => {
    loads++;
    return { ko };
  };
  const words = new Words(en, { ko: load });
  expect(words.in("en")("step", { n: 2 })).toBe("step 2");
  expect(() => words.in("ko")).toThrow("before they were loaded");
  await Promise.all([words.load("ko"), words.load("ko")]);
  expect(words.in("ko")("step", { n: 2 })).toBe("2단계");
  expect(words.in("ko")).toBe(words.in("ko"));
  expect(loads).toBe(1);
});

test("a file that did not come is asked for again", async () => {
  let online = false;
  const words = new Words(en, { ko: () => (online ? Promise.resolve({ ko }) : Promise.reject(new Error("offline"))) });
  await expect(words.load("ko")).rejects.toThrow("offline");
  online = true;
  await words.load("ko");
  expect(words.in("ko")("run")).toBe("실행");
});

test("a language is spoken once every catalogue has it; those that come later begin to load it", async () => {
  const speaker = new Speaker();
  const waiting: (() => void)[] = [];
  const asked: string[] = [];
  const catalogue = (name: string) => ({
    load: (language: string) => {
      asked.push(`${name} ${language}`);
      return language === "en" ? Promise.resolve() : new Promise<void>((done) => waiting.push(done));
    },
  });
  let told = 0;
  speaker.subscribe(() => told++);
  speaker.register(catalogue("shell"));
  speaker.register(catalogue("room"));
  const spoken = speaker.speak("ko");
  waiting[0]?.();
  await Promise.resolve();
  expect([speaker.language, told]).toEqual(["en", 0]);
  waiting[1]?.();
  await spoken;
  expect([speaker.language, told]).toEqual(["ko", 1]);
  speaker.register(catalogue("later"));
  expect(asked.at(-1)).toBe("later ko");
});

test("a catalogue that comes while a language is on its way is waited for too", async () => {
  const speaker = new Speaker();
  speaker.register({ load: () => Promise.resolve() });
  const spoken = speaker.speak("ko");
  let arrive = () => {};
  const late = new Promise<void>((done) => (arrive = done));
  const load = vi.fn(() => late);
  speaker.register({ load });
  expect(load).toHaveBeenCalledExactlyOnceWith("ko");
  await vi.waitFor(() => expect(load).toHaveBeenCalledTimes(2));
  expect(speaker.language).toBe("en");
  arrive();
  await spoken;
  expect(speaker.language).toBe("ko");
});

test("of two wishes the last is spoken, whichever comes first", async () => {
  const speaker = new Speaker();
  let arrive = () => {};
  speaker.register({
    load: (language) => (language === "ko" ? new Promise((done) => (arrive = done)) : Promise.resolve()),
  });
  const korean = speaker.speak("ko");
  await speaker.speak("en");
  arrive();
  await korean;
  expect(speaker.language).toBe("en");
});

test("the first wish that is a language of ours is taken, with or without its region", () => {
  expect(firstKnown([null, "fr-FR", "ko-KR", "en"])).toBe("ko");
  expect(firstKnown(["toString", "de"])).toBe("en");
  expect(firstKnown([])).toBe("en");
});
