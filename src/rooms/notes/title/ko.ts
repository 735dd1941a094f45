import type { Same } from "../../../i18n/arguments.ts";
import type { en } from "./en.ts";

export const ko = {
  name: "실험 노트",
  lead: "생각 하나씩을 다루는 짧은 글입니다. 슬라이더를 움직이면 그림의 수식이 그 자리에서 다시 계산됩니다.",
} as const satisfies Same<typeof en>;
