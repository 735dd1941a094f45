import type { Same } from "../../../i18n/arguments.ts";
import type { en } from "./en.ts";

export const ko = {
  picture: "시작하는 그림",
  noised: "노이즈 시각",
  image: "이 시드의 {n}번 그림에서 시작합니다.",
  remove: "다시 노이즈에서 시작",
} as const satisfies Same<typeof en>;
