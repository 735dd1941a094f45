import type { Same } from "../../../i18n/arguments.ts";
import type { en } from "./en.ts";

export const ko = {
  "version.new": "이 페이지의 새 버전이 나왔습니다. 바꾸기 전까지는 지금 버전을 그대로 씁니다.",
  "version.take": "새 버전으로 바꾸기",
} as const satisfies Same<typeof en>;
