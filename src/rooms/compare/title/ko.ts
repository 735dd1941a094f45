import type { Same } from "../../../i18n/arguments.ts";
import type { en } from "./en.ts";

export const ko = {
  name: "비교",
  lead: "같은 노이즈를 서로 다른 샘플러에 넣어 나란히 비교합니다.",
} as const satisfies Same<typeof en>;
