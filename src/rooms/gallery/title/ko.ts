import type { Same } from "../../../i18n/arguments.ts";
import type { en } from "./en.ts";

export const ko = {
  name: "갤러리",
  lead: "보관한 그림을 보고, 찾고, 만들 때 그대로 다시 열고, 보냅니다.",
} as const satisfies Same<typeof en>;
