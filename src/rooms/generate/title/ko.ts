import type { Same } from "../../../i18n/arguments.ts";
import type { en } from "./en.ts";

export const ko = {
  name: "생성",
  lead: "확산 모델이 내 컴퓨터에서 노이즈를 한 걸음씩 그림으로 바꿉니다.",
} as const satisfies Same<typeof en>;
