import type { Same } from "../../../../i18n/arguments.ts";
import type { en } from "./en.ts";

export const ko = {
  open: "이 그림으로 할 수 있는 일",
  key: "그림으로 할 수 있는 일",
  enlarge: "크게 보기",
  keep: "갤러리에 보관",
  save: "PNG로 저장",
  send: "보내기…",
  copy: "그림 복사",
  nothing: "아직 보이는 것이 없습니다.",
  otherModel: "다른 모델이 만든 그림입니다. 이 그림으로 이어 가려면 그 모델을 고르세요.",
} as const satisfies Same<typeof en>;
