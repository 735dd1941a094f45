import type { Same } from "../../../i18n/arguments.ts";
import type { en } from "./en.ts";

export const ko = {
  name: "벤치",
  lead: "같은 노이즈에서 출발한 샘플러들을 재어 서로 비교하고, 논문의 표와 나란히 봅니다.",
} as const satisfies Same<typeof en>;
