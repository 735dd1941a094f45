import type { Same } from "../../../i18n/arguments.ts";
import type { en } from "./en.ts";

export const ko = {
  firstMinute:
    "순수한 노이즈에서 시작합니다. 보이는 것은 모델이 추정한 그림으로, 처음에는 노이즈뿐이지만 단계를 거칠수록 또렷해집니다.",
  empty: "여기에 그림 {count}장이 나타납니다",
  emptyHint: "실행을 누르면 순수한 노이즈에서 시작해 이 모델이 한 단계씩 그림을 만들어 냅니다.",

  about:
    "신경망이 배운 것은 하나, 노이즈 섞인 그림에서 노이즈를 가려내는 일입니다. 순수한 노이즈에서 시작해 신경망이 짚어 낸 노이즈를 조금 걷어 내고 새 노이즈를 그보다 적게 더하기를 되풀이하면 새 그림이 남습니다.",
  aboutQuiet:
    "신경망이 배운 것은 하나, 노이즈 섞인 그림에서 노이즈를 가려내는 일입니다. 순수한 노이즈에서 시작해 신경망이 짚어 낸 노이즈를 단계마다 조금씩 걷어 내고 도중에 아무것도 더하지 않으면 새 그림이 남습니다. 어떤 그림이 될지는 처음의 노이즈만으로 정해집니다.",
  aboutDdim: "DDIM 식 12와 16: t에서 s로 가는 한 단계. η = 0이면 노이즈를 더하지 않고, 더한다면 z가 새 노이즈입니다.",
  aboutSolver:
    "DPM-Solver++ 알고리즘 2: 지금의 추정과 바로 앞의 추정으로 t에서 s로 가는 한 단계. λ는 신호 대 노이즈 비의 로그를 반으로 나눈 것입니다.",
  aboutSource: "DDPM 알고리즘 2: 조상 샘플러의 한 단계. z는 새 노이즈입니다.",

  showreelNote: "모델이 준비되면 내 실행이 시작됩니다.",

  "secondAct.preview":
    "먼저 DDIM 20단계로 빠르게 보여 드립니다. 같은 노이즈에서 {steps}단계를 모두 거치면 이 기기에서 약 {time} 걸립니다.",
  "secondAct.few": "먼저 네 장만 만듭니다. 모두 만들면 이 기기에서 약 {time} 걸립니다.",
  "secondAct.whole": "{steps}단계 모두 실행",
  "secondAct.all": "모두 만들기",
} as const satisfies Same<typeof en>;
