import type { Same } from "../../../i18n/arguments.ts";
import type { en } from "./en.ts";

export const ko = {
  save: "“{title}” 그래프 저장",
  svg: "벡터 그림(SVG)",
  png: "그림(PNG)",
  csv: "숫자(CSV)",
  cursor: "{title}: 선을 따라 값 읽기",
  asTable: "표로 보기",
  someRows: "{all}행 가운데 {shown}행입니다. 모든 행과 모든 자릿수는 CSV에 있습니다.",
  range: "{low}–{high}",
} as const satisfies Same<typeof en>;
