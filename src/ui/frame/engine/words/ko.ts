import type { Same } from "../../../../i18n/arguments.ts";
import type { en } from "./en.ts";

export const ko = {
  "engine.adapter": "어댑터",
  "engine.threads": "스레드",
  "engine.step": "한 단계",
  "engine.stepValue": "그림 한 장에 {ms} ms",
  "engine.check": "자체 점검",
  "engine.checkValue": "오차 {difference}σ, 허용 {tolerance}",
  "engine.model": "모델",
  "rejected.no-navigator-gpu": "이 브라우저에는 WebGPU가 없습니다. 최신 Chrome, Edge, Safari에서 쓸 수 있습니다.",
  "rejected.not-secure":
    "페이지가 http로 열렸습니다. 브라우저는 이런 페이지에 WebGPU와 스레드를 내주지 않습니다. https로 열거나, 페이지를 제공하는 컴퓨터에서 localhost로 여세요.",
  "rejected.no-adapter":
    "WebGPU는 있지만 쓸 수 있는 GPU를 찾지 못했습니다. 브라우저 설정에서 하드웨어 가속이 켜져 있는지 확인하세요.",
  "rejected.device-failed": "GPU를 찾았지만 시작하지 못했습니다. 브라우저를 다시 시작하면 대개 해결됩니다.",
  "rejected.self-check-failed": "정답을 아는 문제에 GPU가 틀린 답을 내서, 그 그림을 믿을 수 없습니다.",
  "rejected.session-failed": "이 엔진에서 모델을 준비하지 못했습니다.",
  "rejected.software-adapter":
    "브라우저가 내놓은 그래픽 어댑터는 소프트웨어여서 결국 CPU가 계산합니다. CPU로 바로 실행하는 편이 빠릅니다.",
  "rejected.slower": "엔진들의 속도를 재어 더 빠른 쪽을 골랐습니다.",
  "rejected.no-memory": "GPU에 이 모델이 들어갈 자리가 없어 다른 엔진이 실행합니다.",
  "rejected.no-float16": "이 엔진은 값을 float16으로 보관하는데, GPU에 그 기능(shader-f16)이 없습니다.",
  "rejected.overflowed": "실행 중에 값이 float16의 범위를 벗어났습니다. float32로 계산하는 엔진은 옳게 계산합니다.",
  "rejected.op-unknown": "이 모델에는 이 엔진이 계산할 줄 모르는 부분이 있어 다른 엔진이 실행합니다.",
} as const satisfies Same<typeof en>;
