import type { Same } from "../../../i18n/arguments.ts";
import type { en } from "./en.ts";

export const ko = {
  label: "클래스",
  any: "무엇이든",
  each: "하나씩 모두",
  help: "무엇을 그릴지 정합니다. 모델이 이름과 함께 배운 것 가운데서 고릅니다.",
  helpNeeded:
    "무엇을 그릴지 번호로 정합니다. 이 모델에는 반드시 하나를 알려 주어야 하고, “없음”을 뜻하는 것이 없어 가이던스를 쓸 수 없습니다.",
  unknown: "“{name}” 클래스는 이 모델에 없습니다. 모델이 아는 것을 고르세요.",
  guidance: "가이던스",
  chosen: "{name}, 가이던스 {guidance}",
  guidanceHelp:
    "높일수록 클래스가 더 뚜렷하게 드러나는 대신 그림들이 서로 비슷해집니다. 1이 아니면 단계마다 시간이 두 배쯤 걸립니다.",

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
