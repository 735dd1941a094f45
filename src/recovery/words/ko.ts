import type { Same } from "../../i18n/arguments.ts";
import type { en } from "./en.ts";

export const ko = {
  "left.underWay":
    "{time} 전에 {room} 실행이 {position, plural, =0 {시작하자마자} other {{length}단계 중 #단계에서}} 멈췄습니다.",
  "left.measuring": "{time} 전에 {room} 측정이 항 {length}개 중 {position}개에서 멈췄습니다.",
  "left.goOn": "멈춘 곳에서 계속",
  "left.done": "{time} 전에 {room}에서 만든 그림이 아직 남아 있습니다.",
  "left.measured": "{time} 전에 {room}에서 측정한 결과가 아직 남아 있습니다.",
  "left.show": "보기",
  "left.otherEngine":
    "이 실행을 시작한 엔진({before})이 지금 엔진({now})과 다릅니다. 두 엔진은 숫자의 끝자리가 다르므로, 다시 실행을 누르면 처음부터 시작합니다.",
  unkept: "페이지를 새로 고치면 이 실행은 남지 않습니다. {why}",
} as const satisfies Same<typeof en>;
