import type { Same } from "../../../../i18n/arguments.ts";
import type { en } from "./en.ts";

export const ko = {
  prepare: "준비하기",
  cancel: "취소",
  without: "아직 그림이 없는 장면이 {count}개 있습니다.",
  older: "이전 버전의 모델로 만든 장면이 {count}개 있습니다.",
  what: "‘준비하기’를 누르면 여기서 실행해 그림을 보관합니다. 발표하는 날에는 인터넷이 없어도 보입니다.",
  loads: "불러올 모델: {models}.",
  model: "{title} ({megabytes} MB)",
  other: "다른 강의를 준비하는 중입니다.",
  at: "{count}개 중 {n}번째 준비 중: {title}",
  progress: "준비된 장면",
  step: "{of}단계 중 {at}단계",
  thisLeft: "이 장면은 {time} 남음",
  allLeft: "모두 끝나려면 약 {time} 남음",
  done: "이제 장면 {count}개에 그림이 있습니다.",
  left: "그대로 둔 장면",
  leftOne: "{title}: {why}",
  "why.room": "이 페이지에 “{room}” 방이 없습니다.",
  "why.none": "이 방({room})에는 강의에 넣을 그림이 나오지 않습니다.",
  "why.model": "쓰려는 모델({id})이 여기 없습니다. 모델에서 추가한 뒤 다시 준비하세요.",
  "why.busy": "다른 모델이 필요한데, 불러오면 지금 하는 실행이 끝납니다. 그 실행이 끝난 뒤 다시 준비하세요.",
  "why.load": "쓰려는 모델({id})을 불러오지 못했습니다.",
  "why.nothing":
    "실행할 것이 없습니다. 내 그림은 주소에 담기지 않습니다. 그 방에서 열어 그림을 고르고 실행한 뒤 다시 넣으세요.",
  "why.branch": "가지를 보여 주는 장면은 여기서 실행하지 않습니다. 그 방에서 열어 다시 넣으세요.",
  "why.failed": "실행하지 못했습니다. 그 방에서 열면 이유가 보입니다.",
  "why.ended": "실행이 중간에 끝났거나 그 방에서 다른 실행을 시작했습니다.",
} as const satisfies Same<typeof en>;
