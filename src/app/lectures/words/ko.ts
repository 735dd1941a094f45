import type { Same } from "../../../i18n/arguments.ts";
import type { en } from "./en.ts";

export const ko = {
  mine: "내 강의",
  nothing: "아직 보이는 것이 없습니다. 이 방을 실행한 뒤 보이는 것을 강의에 넣으십시오.",
  added: "“{title}” 강의의 {n}번째 순간으로 넣었습니다.",
  undo: "되돌리기",
  opened: "“{title}” 강의를 열었습니다. 이 브라우저에 보관됩니다.",
} as const satisfies Same<typeof en>;
