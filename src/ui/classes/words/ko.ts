import type { Same } from "../../../i18n/arguments.ts";
import type { en } from "./en.ts";

export const ko = {
  label: "클래스",
  any: "무엇이든",
  each: "하나씩 모두",
  help: "무엇을 그릴지 정합니다. 모델이 이름과 함께 배운 것들입니다.",
  unknown: "“{name}” 클래스는 이 모델에 없습니다. 모델이 아는 것을 고르세요.",
  guidance: "가이던스",
  chosen: "{name}, 가이던스 {guidance}",
  guidanceHelp:
    "모델이 그 클래스라고 여기는 쪽으로 얼마나 더 나아갈지 정합니다. 높이면 그 클래스다운 그림이 나오지만 서로 비슷해집니다. 1이 아니면 단계마다 신경망을 두 번씩 거칩니다.",

  "name.airplane": "비행기",
  "name.automobile": "자동차",
  "name.bird": "새",
  "name.cat": "고양이",
  "name.deer": "사슴",
  "name.dog": "개",
  "name.frog": "개구리",
  "name.horse": "말",
  "name.ship": "배",
  "name.truck": "트럭",
} as const satisfies Same<typeof en>;
