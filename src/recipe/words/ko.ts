import type { Same } from "../../i18n/arguments.ts";
import type { en } from "./en.ts";

export const ko = {
  "pictures.notSaved": "아직 저장할 것이 없습니다. 먼저 실행하세요.",

  "save.travel":
    "저장했습니다. 넣은 그림 {count}장이 파일에 함께 들어 있어 받는 사람이 볼 수 있습니다. 빼고 저장하려면 ‘공유’를 쓰세요.",
} as const satisfies Same<typeof en>;
