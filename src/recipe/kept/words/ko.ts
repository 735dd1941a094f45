import type { Same } from "../../../i18n/arguments.ts";
import type { en } from "./en.ts";

export const ko = {
  kept: "이 컴퓨터의 갤러리에 보관했습니다.",
  already: "이미 갤러리에 있습니다.",
  nothing: "아직 보관할 그림이 없습니다. 먼저 실행하세요.",
  undo: "되돌리기",

  adding: "갤러리에 넣는 중입니다. {count}장 중 {n}장.",
  stop: "멈춤",
  added: "그림 {count}장을 갤러리에 넣었습니다.",
  known: "{count}장은 이미 있었습니다.",
  left: "Backstep 레시피가 든 온전한 PNG가 아니어서 {count}개를 넣지 않았습니다: {names}.",
  name: "“{name}”",
  more: " 외 {count}개",
  tooMany: "이 폴더에는 파일이 너무 많습니다. 그림을 zip으로 묶어서 놓으세요.",
} as const satisfies Same<typeof en>;
