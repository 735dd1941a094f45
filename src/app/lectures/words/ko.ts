import type { Same } from "../../../i18n/arguments.ts";
import type { en } from "./en.ts";

export const ko = {
  mine: "내 강의",
  nothing: "아직 보이는 것이 없습니다. 이 방을 실행한 뒤 보이는 것을 강의에 넣으세요.",
  added: "“{title}” 강의의 {n}번째 장면으로 넣었습니다.",
  undo: "되돌리기",
  embedded: "다른 페이지에 넣은 방에는 강의가 보관되지 않습니다. 아래 링크로 Backstep을 열고 거기에 파일을 놓으세요.",
  opened: "“{title}” 강의를 열었습니다. 이 브라우저에 보관됩니다.",
} as const satisfies Same<typeof en>;
