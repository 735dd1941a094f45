import type { Same } from "../../../i18n/arguments.ts";
import type { en } from "./en.ts";

export const ko = {
  name: "결말",
  lead: "만들다 만 그림을 멈춰 두고 여러 번 완성해 봅니다. 늦게 멈출수록 달라질 여지가 적습니다.",
} as const satisfies Same<typeof en>;
