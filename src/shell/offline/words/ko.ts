import type { Same } from "../../../i18n/arguments.ts";
import type { en } from "./en.ts";

export const ko = {
  "version.new": "이 페이지의 새 버전이 나왔습니다. 바꾸기 전까지는 지금 버전을 그대로 씁니다.",
  "version.take": "새 버전으로 바꾸기",
  "shared.lost":
    "공유한 것이 오지 않았습니다. 브라우저의 저장소가 넘겨주지 않았습니다. 파일을 페이지에 끌어다 놓거나 링크를 붙여 넣으세요.",
} as const satisfies Same<typeof en>;
