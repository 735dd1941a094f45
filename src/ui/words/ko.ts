import type { Same } from "../../i18n/arguments.ts";
import type { en } from "./en.ts";

export const ko = {
  "part.missing": "페이지의 일부를 불러오지 못했습니다. 연결을 확인하고 다시 시도하세요.",
  "part.broken": "페이지의 일부가 멈췄습니다. 설정과 그림은 그대로 있습니다.",
  "part.again": "다시 시도",

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
