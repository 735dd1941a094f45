import type { Same } from "../../../../i18n/arguments.ts";
import type { en } from "./en.ts";

export const ko = {
  lead: "논문에 실린 수치와, 무엇을 누가 잰 것인지입니다. 모두 논문의 사본 두 군데에서 확인했습니다. 그 아래에는 여기 있는 모델을 같은 형식으로 잰 것이 있습니다. 모델을 만들 때 잰 것과, 지금 불러온 모델을 직접 잰 것입니다. 칸을 누르면 벤치의 행이 됩니다.",
  "title.ddpm1": "DDPM 표 1: CIFAR-10",
  "title.ddpm2": "DDPM 표 2: 무엇을 예측하고 어떤 목적 함수를 쓰는가",
  "title.improved2": "Improved DDPM 표 2: 스케줄과 목적 함수",
  "title.ddim1": "DDIM 표 1: 단계 수에 따른 품질",
  "title.ddim2": "DDIM 표 2: 갔다가 돌아오기",
  "compare.ddpm1":
    "인셉션 점수와 FID에는 표본 50,000장과 이 페이지에 없는 신경망이 필요하므로 여기 모델에는 적지 않았습니다. 커널 거리는 다른 특징으로 잰 것이어서 특징의 이름이 같은 행끼리만 비교할 수 있습니다. bits/dim은 같은 양이지만 photos-32는 JPEG 사본으로 쟀습니다. 원래 픽셀보다 매끄러워 비트가 덜 들며, PNG로는 5.98입니다.",
  "compare.ddpm2":
    "짝지은 두 열 안에서 행의 순서만 비교하고, 열 묶음끼리는 비교하지 마세요. 데이터도 척도도 셋이 서로 다릅니다. 여기서 학습한 행은 모두 똑같이 짧게 학습했으므로, 처음에 얼마나 빨리 배우는지를 보여 줍니다. 논문에서 줄표는 학습이 불안정했다는 뜻입니다.",
  "compare.improved2":
    "bits/dim은 같은 상한이지만 그림이 다릅니다. CIFAR-10의 JPEG 사본, 만화 얼굴, 옷입니다. 여기서 T는 1000이고, 논문에서는 1000에서 4000으로 늘린 것만으로 0.36이 줄었습니다. 논문의 드롭아웃은 선형 스케줄에서 0.1, 코사인에서 0.3이었으므로 두 스케줄은 그 점도 다릅니다.",
  "compare.ddim1":
    "샘플러의 순서와 그것이 단계 수에 따라 바뀌는 모습은 비교할 수 있지만 크기는 비교할 수 없습니다. FID와 커널 거리는 서로 다른 특징을 쓰고, 여기의 두 묶음도 각자 다른 특징을 씁니다. 고정된 작은 Σ의 DDPM이 η = 1이고, 고정된 큰 Σ의 DDPM이 σ̂입니다. 논문은 CIFAR-10에 이차 τ를, CelebA에 선형 τ를 썼고, FID 하나에 표본이 몇 장인지는 밝히지 않았습니다.",
  "compare.ddim2":
    "0에서 1까지의 눈금에서 잰 평균 제곱 오차로 같은 양이지만 그림이 다릅니다. 매끄러운 그림이 더 잘 돌아옵니다. 논문은 10⁻⁴까지 반올림하므로 마지막 두 열은 한 자리 수입니다. faces-32는 diffusers의 부호화 방식으로, photos-32는 우리 방식으로 쟀습니다.",
  "column.is": "인셉션 점수",
  "column.fid": "FID",
  "column.nll": "bits/dim, 테스트(학습)",
  "column.bits": "bits/dim",
  "column.kernel": "커널 거리",
  "over.steps": "단계 수 S",
  "over.ddpm2": "DDPM: CIFAR-10",
  "over.ablation": "여기: 그린 얼굴, 16 × 16",
  "over.toy": "장난감: 표본의 커널 거리",
  "group.conditional": "클래스를 알려 줌 · 표본 50,000장과 학습 그림 사이의 FID · DDPM에 실린 대로",
  "group.unconditional": "클래스를 알려 주지 않음 · 표본 50,000장과 학습 그림 사이의 FID · DDPM에 실린 대로",
  "group.photosBits": "photos-32, 우리 파이썬으로 · 테스트 그림 256장의 JPEG 사본 · ±는 그림 사이",
  "group.facesChain":
    "faces-32, 우리 명령줄로 · 무작위 특징의 커널 거리이며 FID가 아님 · 표본 16장(고정된 큰 Σ)과 32장(학습한 Σ)",
  "group.facesBits": "faces-32, 우리 명령줄로 · 학습에 쓰지 않은 얼굴 64장 · ±는 t를 뽑은 데서",
  "group.fashionBits": "fashion-28, 우리 파이썬으로 · 학습에 쓰지 않은 그림 96장, 모든 항 · ±는 그림 사이",
  "group.improved": "CIFAR-10, 500,000회 반복 · 표본 50,000장과 학습 그림 사이의 FID · 저자들의 코드",
  "group.objectives":
    "DDPM: 표본 50,000장의 FID, 저자들의 코드 · 그린 얼굴: 학습 64,000장, T = 100, 학습에 쓰지 않은 얼굴 64장, 표본 288장, 우리 파이썬으로 · 장난감: 두 달, 점 256개씩 3000단계, 표본 1000개",
  "group.ddimCifar": "CIFAR-10, 32 × 32 · FID · DDPM의 가중치 그대로, 저자들의 코드",
  "group.ddimCeleba": "CelebA, 64 × 64 · FID · 저자들의 가중치와 코드",
  "group.photosSteps":
    "photos-32, 클래스 없음, 우리 파이썬으로 · EfficientNet-Lite0 특징의 커널 거리이며 FID가 아님 · 칸마다 표본 100장",
  "group.facesSteps":
    "faces-32, 우리 명령줄로 · 무작위 특징의 커널 거리이며 FID가 아님 · 칸마다 표본 64장, 1000단계에서는 16장이나 32장",
  "group.ddimRoundTrip": "CIFAR-10의 테스트 그림 · DDPM의 가중치 그대로, 저자들의 코드",
  "group.photosRoundTrip":
    "photos-32, 우리 파이썬으로 · 테스트 그림 32장의 JPEG 사본, 1000단계에서는 4장 · ±는 그림 사이",
  "group.facesRoundTrip": "faces-32, 우리 명령줄로 · 학습에 쓰지 않은 얼굴 16장, 1000단계에서는 4장 · ±는 그림 사이",
  here: "{model}, 직접 잰 것 · 무작위 특징의 커널 거리이며 FID가 아님 · 칸마다 그림 {count}장, 시드 {seed}",
  cellRun: "재기",
  runCell: "{row}, {column}: 재기",
  asRow: "{letter} 행",
  rowsFull: "벤치의 행은 {most}개까지입니다. 하나를 빼고 다시 누르세요.",
  unstable: "학습이 불안정함",
  nothing: "실리지 않음",
  source: "출처: {source}",
  save: "“{title}” 저장",
  csv: "수치(CSV)",
  json: "수치와 레시피(JSON)",
  latex: "논문에 넣을 표(LaTeX)",
  sourceHead: "출처",
  row: "행",
  group: "조건",
  errorOf: "± {column}",
} as const satisfies Same<typeof en>;
