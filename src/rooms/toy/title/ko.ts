import type { Same } from "../../../i18n/arguments.ts";
import type { en } from "./en.ts";

export const ko = {
  name: "장난감",
  lead: "작은 신경망이 노이즈를 모양으로 바꾸는 법을 바로 여기서 배웁니다.",
} as const satisfies Same<typeof en>;
