import type { Same } from "../arguments.ts";
import type { en } from "./en.ts";

export const ko = {
  seconds: "{s}초",
  minutes: "{m}분 {s}초",
  hours: "{h}시간 {m}분",
  about: "{count}분",
  aboutHours: "{count}시간",
} as const satisfies Same<typeof en>;
