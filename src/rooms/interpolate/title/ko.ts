import type { Same } from "../../../i18n/arguments.ts";
import type { en } from "./en.ts";

export const ko = {
  name: "보간",
  lead: "두 그림에 노이즈를 입혀 섞고, 그 사이에 무엇이 있는지 모델에게 찾게 합니다.",
} as const satisfies Same<typeof en>;
