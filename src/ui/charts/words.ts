import { defineWords } from "../../i18n/words.ts";

export const words = defineWords(
  "chart",
  {
    saveCsv: "{title}: save as CSV",
    saveSvg: "{title}: save as SVG",
    cursor: "{title}: values along the line",
    asTable: "As a table",
    someRows: "{shown} of {all} rows. The CSV has all of them, with every digit.",
    range: "{low} to {high}",
  },
  {
    saveCsv: "{title}: CSV로 저장",
    saveSvg: "{title}: SVG로 저장",
    cursor: "{title}: 선을 따라 값 읽기",
    asTable: "표로 보기",
    someRows: "{all}행 가운데 {shown}행입니다. 모든 행과 모든 자릿수는 CSV에 있습니다.",
    range: "{low}–{high}",
  },
);
