import type { Same } from "../../../i18n/arguments.ts";
import type { en } from "./en.ts";

export const ko = {
  "settings.advanced": "고급",

  "sampler.label": "샘플러",
  "sampler.ddpm": "조상 샘플링",
  "sampler.ddim": "암시적 샘플링",
  "sampler.dpmpp2m": "솔버",
  "sampler.ddpmHelp": "조상 샘플링: 단계마다 노이즈를 조금 걷어 내고 새 노이즈를 조금 더합니다.",
  "sampler.ddimHelp": "암시적 샘플링: 더 적고 긴 단계로 가며, 새 노이즈의 양을 정할 수 있습니다.",
  "sampler.dpmpp2mHelp": "한 단계 앞을 돌아보는 솔버로, 스무 단계쯤이면 좋은 그림이 나옵니다.",
  "sampler.presets": "프리셋",
  "sampler.steps": "단계 수",
  "sampler.stepsHelp":
    "시각 {T}개 가운데 몇 개를 거칠지 정합니다. 적을수록 빠릅니다. 조상 샘플링은 많이, 나머지는 적게 필요합니다.",
  "sampler.stepsBad": "“{text}” 값은 단계 수가 아닙니다. 1부터 {T}까지의 수나 10,15,20 같은 구간별 수를 쓰세요.",
  "sampler.numberBad": "“{text}” 값은 단계 수가 아닙니다. 1부터 {T}까지의 수를 쓰세요.",
  "sampler.strideBad":
    "“{text}” 값은 쓸 수 없습니다. 시각 {T}개를 일정한 간격으로 건너뛰어서는 정확히 그만큼 고를 수 없습니다. 가까운 값은 {near}입니다.",
  "sampler.sectionsBad":
    "“{text}” 값은 한 구간에 있는 것보다 많은 단계를 요구합니다. {T}개를 {count}구간으로 나누면 구간마다 {most}개쯤입니다.",
  "sampler.sigma": "단계마다 더하는 노이즈",

  "sigma.fixed_small": "고정, 작게",
  "sigma.fixed_large": "고정, 크게",
  "sigma.learned": "학습한 값",

  "sampler.eta": "무작위성",
  "sampler.etaHelp":
    "0이면 도중에 노이즈를 더하지 않아 시작점만으로 그림이 정해집니다. 1이면 조상 샘플링과 비슷합니다.",
  "sampler.sigmaHat": "논문의 더 큰 노이즈",
  "sampler.sigmaHatHelp": "η = 1의 평균에 더 큰 노이즈를 씁니다. 이때 무작위성은 쓰지 않습니다.",
  "sampler.clip": "추정을 색 범위 안으로 자르기",
  "sampler.spacing": "단계 간격",
  "sampler.epsilon": "자른 뒤의 노이즈",

  "epsilon.recompute": "다시 계산",
  "epsilon.keep": "그대로",

  "sampler.form": "부호화 방식",

  "form.own": "신경망에 알려 준 단계에서",
  "form.improved": "improved-diffusion",
  "form.diffusers": "diffusers",

  "spacing.uniform": "고르게",
  "spacing.quadratic": "그림 쪽을 촘촘하게",
  "spacing.leading": "앞쪽 맞춤(leading)",
  "spacing.trailing": "뒤쪽 맞춤(trailing)",
  "spacing.linspace": "양끝 맞춤(linspace)",

  "preset.ddpm1000": "DDPM {steps}",
  "preset.improved100": "Improved {steps}",
  "preset.ddim50": "DDIM {steps}",
  "preset.ddim10": "DDIM {steps}",

  "seed.label": "시드",
  "seed.roll": "새 시드 뽑기",
  "seed.copy": "시드 복사",
  "seed.copied": "복사했습니다",
  "seed.byHand": "브라우저가 복사를 막았습니다. 선택된 시드를 직접 복사하세요.",
  "seed.bad": "“{text}” 값은 시드가 아닙니다. 0부터 18446744073709551615까지의 정수를 쓰세요.",

  "count.label": "그림 수",

  "times.bad":
    "“{text}” 값은 시각 목록이 아닙니다. {example}처럼 0부터 {T}까지의 정수를 1개에서 {most}개까지 적어 주세요.",

  "count.bad": "“{text}” 값은 그림 수가 아닙니다. 1부터 64까지의 수를 쓰세요.",
} as const satisfies Same<typeof en>;
