import type { Same } from "../../i18n/arguments.ts";
import type { en } from "./en.ts";

export const ko = {
  "title.faces-32": "만화풍 얼굴",
  "title.fashion-28": "옷과 신발",
  "title.photographs": "작은 사진",
  "seen.faces-32": "만화풍 얼굴",
  "seen.fashion-28": "옷과 신발, 가방의 작은 흑백 사진",
  "seen.photographs": "작은 사진",
  "seen.other": "학습에 쓴 그림",

  "settings.close": "닫기",

  "notice.dismiss": "닫기",
} as const satisfies Same<typeof en>;
