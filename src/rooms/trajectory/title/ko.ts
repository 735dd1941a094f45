import type { Same } from "../../../i18n/arguments.ts";
import type { en } from "./en.ts";

export const ko = {
  name: "궤적",
  lead: "노이즈에서 그림까지 앞뒤로 훑어보고, 되감아 새 노이즈로 다시 이어 갑니다.",
} as const satisfies Same<typeof en>;
