import type { Same } from "../../../i18n/arguments.ts";
import type { en } from "./en.ts";

export const ko = {
  name: "이 기기",
  lead: "어떤 엔진이 도는지, 무엇을 왜 건너뛰었는지, 얼마나 빠른지 보여 줍니다. 글로 복사해 다른 사람에게 전할 수 있습니다.",
} as const satisfies Same<typeof en>;
