import type { Same } from "../../i18n/arguments.ts";
import type { en } from "./en.ts";

export const ko = {
  "problem.none":
    "이 브라우저에서는 페이지가 아무것도 보관할 수 없습니다. 시크릿 창이거나 이 사이트의 저장소가 차단되어 있습니다. 브라우저 설정에서 이 사이트의 저장을 허용하거나 일반 창에서 여세요.",
  "problem.full": "보관할 공간이 없습니다. ‘이 기기’에서 일부를 지우거나 디스크 공간을 확보하세요.",
  "problem.silent": "브라우저 저장소가 응답하지 않습니다. 이 페이지의 다른 탭을 닫거나 브라우저를 다시 시작하세요.",
  "problem.newer": "다른 탭에 이 페이지의 새 버전이 열려 있습니다. 이 페이지를 새로 고치세요.",
  "problem.failed":
    "브라우저 저장소에 오류가 났습니다. 페이지를 새로 고치고, 그래도 안 되면 브라우저를 다시 시작하세요.",
} as const satisfies Same<typeof en>;
