import type { Same } from "../../../i18n/arguments.ts";
import type { en } from "./en.ts";

export const ko = {
  name: "강의",
  lead: "장면을 순서대로 놓고 할 말을 적어 둡니다. 크게, 인터넷 없이, 바로 보여 줍니다.",
} as const satisfies Same<typeof en>;
