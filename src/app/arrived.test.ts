import { expect, it } from "vitest";
import { tidied } from "./arrived.ts";

const NAMES = ["room", "seed", "t", "times", "model"];
const at = (rest: string) => tidied(`https://a.example/app/${rest}`, [...NAMES, "class"], ["class"]);

it.each([
  "",
  "?room=endings&seed=7&utm_source=x",
  "?room=endings&sampler=ddim%3A50",
  "#r=abc",
  "#r=abc&fbclid=1",
  "#notes/3",
  "?engine=wasm",
  "?room=generate&class=tiger%20shark&seed=7",
  "?room=generate&class=tiger+shark",
  "?room=generate&class=crane%20(bird)",
  "?room=generate&class=%EA%B3%A0%EC%96%91%EC%9D%B4",
  "?room=generate&class=caf%C3%A9&utm_source=x",
])("%s stays as it is", (rest) => expect(at(rest)).toBeNull());

it.each([
  ["?room=endings&amp;seed=7", "/app/?room=endings&seed=7"],
  ["?room%3Dendings%26seed%3D7", "/app/?room=endings&seed=7"],
  ["?room=endings&seed=7).", "/app/?room=endings&seed=7"],
  ["?room=endings%C3%97=1000&embed=1", "/app/?room=endings&times=1000&embed=1"],
  ["?utm_source=a&room=endings&seed=7%E2%80%8B", "/app/?utm_source=a&room=endings&seed=7"],
  ["?%23r%3Dabc", "/app/#r=abc"],
  ["?utm_source=x#r%3Dabc", "/app/?utm_source=x#r=abc"],
  ["?room=endings&#x26;seed&#x3D;7", "/app/?room=endings&seed=7"],
  ["?room=endings&seed=7|look", "/app/?room=endings&seed=7"],
  ["?room=endings&seed=7%E3%80%82See", "/app/?room=endings&seed=7"],
  ["?room=endings&seed=7%EB%A5%BC", "/app/?room=endings&seed=7"],
  ["?room=generate&class=sea%20lion.", "/app/?room=generate&class=sea+lion"],
  ["?room=generate&amp;class=sea%20lion%E3%80%8D", "/app/?room=generate&class=sea+lion"],
])("%s becomes %s", (rest, tidy) => expect(at(rest)).toBe(tidy));
