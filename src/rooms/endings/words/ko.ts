import type { Same } from "../../../i18n/arguments.ts";
import type { en } from "./en.ts";

export const ko = {
  about:
    "만들다 만 그림은 아직 여러 그림이 될 수 있어서, 여기서는 하나하나를 새 노이즈로 거듭 완성해 봅니다. 일찍 멈춘 것은 결말이 서로 딴판이고 늦게 멈춘 것은 세부만 다르며, 도중에 노이즈를 더하지 않는 샘플러(η = 0)에는 결말이 하나뿐입니다.",
  aboutSource: "DDPM 그림 7: xₜ 하나에서 뽑은 여러 그림.",
  take: "여러 결말 보기",
  experiment: "실험",
  many: "DDPM {steps}",
  quick: "Improved {steps}",
  one: "DDIM {steps}, η = 0",
  noisy: "DDIM {steps}, η = 1",
  times: "멈추는 시각",
  timesHelp: "행마다 첫 그림을 멈추는 t입니다. 노이즈({T})에서 그림(0)까지입니다.",
  timesBefore: "이 그림은 t = {t}에서 시작하므로 그보다 큰 t의 상태는 없습니다.",
  timesInstead: "이 샘플러가 멈추는 곳은 {times}입니다. 적은 t이거나 그보다 작은 첫 단계입니다.",
  columns: "각각의 결말 수",
  frozen: "멈춘 상태",
  frozenState: "t = {t}에서 멈춘 상태",
  frozenGuess: "t = {t}에서의 추정",
  endings: "결말",
  apart: "거리",
  apartHelp: "한 행의 결말이 서로 얼마나 다른지: 모든 값에서 평균과의 차이를 제곱평균제곱근으로 잰 것, 0–255.",
  row: "t = {t}",
  rowInstead: "t = {t}: 이 샘플러가 {asked} 이하에서 처음 들르는 단계",
  picture: "t = {t}의 결말 {column}",
  matrix: "{rows}행, 결말 {columns}개씩",
  frozenName: "t = {t}에서 멈춘 것: 노이즈 섞인 상태와 그림의 추정",
  single: "t = 0에서는 더 정할 것이 없습니다. 결말은 하나입니다.",
  first: "먼저 그림 한 장을 만듭니다. 그 중간 상태들을 멈춥니다.",
  empty: "실행을 누르세요. 그림 한 장을 도중의 각 t에서 멈추고, 멈춘 상태마다 {count}번씩 끝까지 갑니다.",
  sameExactly:
    "xₜ 뒤로 노이즈를 더하지 않으므로 상태마다 결말이 하나입니다. 각 행의 {count}장이 모두 같습니다. 잰 가장 큰 차이: {difference}.",
  sameNearly:
    "xₜ 뒤로 노이즈를 더하지 않으므로 상태마다 결말이 하나입니다. 한 행의 두 결말 사이에서 잰 가장 큰 차이는 255단계 가운데 {difference}로, 반올림 오차입니다.",
  differ:
    "xₜ 뒤에 오는 노이즈가 나머지를 정합니다. 결말 사이의 거리는 첫 행에서 255단계 가운데 {first}, 마지막 행에서 {last}입니다. 늦게 멈출수록 바뀔 것이 적습니다.",
  differOne: "xₜ 뒤에 오는 노이즈가 나머지를 정합니다. 결말 사이의 거리는 255단계 가운데 {first}입니다.",
  seeOne: "그 노이즈 없이 보기",
  seeMany: "노이즈와 함께 보기",
  view: "결말을 보이는 방식",
} as const satisfies Same<typeof en>;
