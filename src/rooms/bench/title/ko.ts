import type { Same } from "../../../i18n/arguments.ts";
import type { en } from "./en.ts";

export const ko = {
  name: "논문의 표",
  lead: "논문의 표와, 여기 있는 모델을 같은 형식으로 잰 것입니다.",
} as const satisfies Same<typeof en>;
