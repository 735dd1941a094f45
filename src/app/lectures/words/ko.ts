import type { Same } from "../../../i18n/arguments.ts";
import type { en } from "./en.ts";

export const ko = {
  mine: "내 강의",
  nothing: "아직 보이지 않는 그림이 있습니다. 그림이 모두 나올 때까지 이 방을 실행한 뒤 강의에 넣으세요.",
  measures: "강의에는 그림을 넣습니다. 이 방({room})에서 나온 것은 숫자이니, 다른 방에서 보이는 것을 넣으세요.",
  added: "“{title}” 강의의 {n}번째 장면으로 넣었습니다.",
  undo: "되돌리기",
  embedded: "다른 페이지에 넣은 방에는 강의가 보관되지 않습니다. 아래 링크로 Backstep을 열고 거기에 파일을 놓으세요.",
  opened: "“{title}” 강의를 열었습니다. 이 브라우저에 보관됩니다.",
  beside:
    "“{title}” 강의를 내 강의 옆에 따로 열었습니다. 둘의 내용이 다르며, 내 강의는 그대로 있습니다. 필요 없는 것은 지우세요.",
  failed: "페이지 안에서 문제가 생겼습니다. 다시 시도하고, 또 생기면 페이지를 새로 고치세요.",
} as const satisfies Same<typeof en>;
