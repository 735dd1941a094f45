import type { Same } from "../../../i18n/arguments.ts";
import type { en } from "./en.ts";

export const ko = {
  name: "비트",
  lead: "모델이 그림 하나를 설명하는 데 몇 비트가 드는지 단계별로 잽니다.",
} as const satisfies Same<typeof en>;
