import type { Same } from "../../../i18n/arguments.ts";
import type { en } from "./en.ts";

export const ko = {
  saveCsv: "{title}: CSV로 저장",
  saveSvg: "{title}: SVG로 저장",
  cursor: "{title}: 선을 따라 값 읽기",
  asTable: "표로 보기",
  someRows: "{all}행 가운데 {shown}행입니다. 모든 행과 모든 자릿수는 CSV에 있습니다.",
  range: "{low}–{high}",
} as const satisfies Same<typeof en>;
