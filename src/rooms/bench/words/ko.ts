import type { Same } from "../../../i18n/arguments.ts";
import type { en } from "./en.ts";

export const ko = {
  about:
    "모든 행이 같은 노이즈에서 그림을 만들고, 그 특징이 이루는 구름이 진짜 그림의 구름에서 얼마나 떨어져 있는지 잽니다. 행끼리는 그림마다 짝지어 비교하므로, 노이즈가 모두에게 똑같이 준 것은 오차에서 빠집니다.",
  aboutSource:
    "KID(Bińkowski 외, 2018): 치우치지 않은 제곱 거리. 여기서 x와 y는 고정된 무작위 신경망의 특징을 진짜 그림으로 백색화한 것입니다. 여기의 수치는 어느 논문의 FID도 아닙니다.",
  shown: "보여 줄 것",
  measure: "여기서 잰 것",
  tables: "논문의 표",
  bar: "측정",
  run: "재기",
  greetingOwn: "재기를 누르면 이 컴퓨터에서 직접 잽니다.",
  idle: "지금은 아무것도 재고 있지 않습니다",
  progress: "그림 {of}장 중 {made}장",
  rowHead: "행",
  rows: "행",
  pictures: "그림 수",
  kernel: "커널 거리",
  over: "{letter}와의 차이(짝지음)",
  overFirst: "같은 모델 첫 행과의 차이(짝지음)",
  apart:
    "모델이 다른 행끼리는 비교하지 않습니다. 행마다 자기 모델의 진짜 그림을 기준으로 재고, 같은 모델의 행은 그 모델의 첫 행과 비교합니다.",
  model: "{letter}행의 모델",
  modelHelp: "행마다 모델이 달라도 됩니다.",
  modelTurns:
    "한 번에 하나씩 차례로 불러옵니다: {models}({megabytes} MB, 아직 받지 않았다면). 다른 방에서 돌고 있는 것이 먼저 끝나기를 기다리고, 멈춰 둔 것은 그대로 끝납니다. 다 재고 나면 원래 모델로 돌아옵니다.",
  notHere: "“{model}” 모델이 여기에 없습니다. 추가하거나 이 행에 다른 모델을 고르세요.",
  frechet: "프레셰 거리",
  bits: "bits/dim",
  trip: "왕복 오차",
  noBits: "없음: 변분 상한은 가이던스 없는 DDPM의 단계에만 있고, 페이지에 딸린, 학습에 쓰지 않은 그림으로 잽니다.",
  noTrip: "없음: η가 0이고 가이던스가 없는 DDIM의 단계만 되돌아오며, 페이지에 딸린, 학습에 쓰지 않은 그림으로 잽니다.",
  onReal: "bits/dim과 왕복 오차는 학습에 쓰지 않은 그림으로 잽니다.",
  noHeldOut: "{models}: 학습에 쓰지 않은 그림이 페이지에 딸려 있지 않아 bits/dim과 왕복 오차를 재지 않습니다.",
  bitsOf: "{letters}행: 그림 {pictures}장의 bits/dim, 그림마다 L₀를 포함해 항 {of}개 중 {taken}개.",
  tripOf: "{letters}행: 그림 {pictures}장을 DDIM으로 부호화했다가 되돌린 평균 제곱근 오차(0–255).",
  ms: "그림당 ms",
  some: "{of}장 중 {made}장",
  guided: "가이던스 {guidance}",
  edit: "행 설정: {letter} {name}",
  notYetMeasured: "곧 잽니다",
  runThis: "이 행 재기",
  runRow: "이 행 재기: {letter}행",
  copy: "{letter}행 복사",
  full: "행은 {most}개까지입니다",
  remove: "{letter}행 빼기",
  picture: "{letter}행 그림 {n}",
  verdicts: "구별되는 행",
  farther:
    "이 특징으로 보면 {letter}행은 {first}행보다 진짜 그림에서 {distance} ± {error}만큼 더 멉니다. 그림 {pictures}장으로 구별됩니다.",
  nearer:
    "이 특징으로 보면 {letter}행은 {first}행보다 진짜 그림에 {distance} ± {error}만큼 더 가깝습니다. 그림 {pictures}장으로 구별됩니다.",
  notYet:
    "그림 {pictures}장으로는 {letter}행과 {first}행을 구별할 수 없습니다. 차이가 {distance} ± {error}로 표준 오차의 {times}배에 못 미칩니다. 실제 차이가 이만큼이라면 {needed}장으로 구별됩니다.",
  never:
    "한 행에 만들 수 있는 만큼인 그림 {pictures}장으로도 {letter}행과 {first}행을 구별할 수 없습니다. 차이는 {distance} ± {error}입니다.",
  open: "그림 {pictures}장으로는 {letter}행과 {first}행을 구별할 수 없습니다. 차이는 {distance} ± {error}이고, {needed}장으로도 아마 구별되지 않을 것입니다.",
  same: "{letter}행과 {first}행은 같은 그림을 만듭니다.",
  real: "진짜 그림 {pictures}장과 비교했습니다: {source}. 특징: {features}, float16으로 보관. FID가 아니며 이 값끼리만 비교할 수 있습니다. 이런 특징은 눈이 보는 것을 다 보지는 못하므로 그림도 함께 보세요.",
  "source.faces-32": "facesjs 5.0.3을 sharp로 64×64 크기로 그린 것, 시드 77001",
  "source.fashion-28": "학습에 쓰지 않은 Fashion-MNIST의 테스트 그림",
  "source.photos-32": "학습에 쓰지 않은 CIFAR-10의 테스트 그림(ffmpeg로 디코딩한 JPEG 사본)",
  noReal: "“{model}” 모델의 진짜 그림이 여기에 없어 거리를 잴 수 없습니다. 그림과 시간만 보여 줍니다.",
  errors:
    "±는 표준 오차 하나입니다(행의 그림에 대한 잭나이프이며, 진짜 그림은 주어진 그대로 씁니다). 커널 거리의 기댓값은 그림 수에 따라 달라지지 않고, 진짜만큼 좋은 그림이면 0에 가깝습니다. 프레셰 거리는 그림이 적을수록 크게 나옵니다. 모든 행이 그림마다 같은 노이즈를 씁니다.",
  timed: "시간은 실제로 걸린 시간이며 {engines}에서 쟀습니다.",
  countHelp: "행마다 만드는 그림 수입니다. 오차를 반으로 줄이려면 네 배가 듭니다.",
  clear: "잰 것 지우기",
  clearSure: "모든 모델의 것을 전부 지우기",
} as const satisfies Same<typeof en>;
