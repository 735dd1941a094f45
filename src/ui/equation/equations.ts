/** The equations of the chapters and of the rooms' explanations, in the TeX of tex.ts, and how they are read aloud. ᾱ at t = 0 is 1. */
import type { Language } from "../../i18n/languages.ts";

export interface EquationText {
  /** Short enough for a phone, one below the other. */
  readonly lines: readonly string[];
  readonly said: Readonly<Record<Language, string>>;
}

export const EQUATIONS = {
  forwardStep: {
    lines: ["q(x_t \\mid x_{t-1}) = \\N(\\sqrt{1-\\beta_t}x_{t-1},\\, \\beta_t\\I)"],
    said: {
      en: "q of x t given x t minus 1 is normal, with mean root 1 minus beta t times x t minus 1, and variance beta t",
      ko: "x t 마이너스 1이 주어진 x t의 분포 q는 평균이 루트 1 마이너스 베타 t 곱하기 x t 마이너스 1이고 분산이 베타 t인 정규분포",
    },
  },
  forwardJump: {
    lines: ["x_t = \\sqrt{\\bar\\alpha_t}x_0 + \\sqrt{1-\\bar\\alpha_t}\\epsilon, \\quad \\epsilon \\sim \\N(0, \\I)"],
    said: {
      en: "x t equals root alpha bar t times x 0, plus root 1 minus alpha bar t times epsilon, epsilon unit normal",
      ko: "x t는 루트 알파 바 t 곱하기 x 0 더하기 루트 1 마이너스 알파 바 t 곱하기 엡실론, 엡실론은 표준 정규분포",
    },
  },
  bound: {
    lines: ["\\E[-\\log\\,p_\\theta(x_0)] \\le \\E\\left[ L_T + \\sum_{t=2}^{T} L_{t-1} + L_0 \\right]"],
    said: {
      en: "The expected minus log p theta of x 0 is at most the expected L T, plus the sum of L t minus 1 from t 2 to T, plus L 0",
      ko: "마이너스 로그 p 세타 x 0의 기댓값은 L T, t가 2부터 T까지인 L t 마이너스 1의 합, L 0을 더한 것의 기댓값 이하",
    },
  },
  boundTerms: {
    lines: [
      "L_T = \\KL( q(x_T \\mid x_0) \\,\\|\\, p(x_T) )",
      "L_{t-1} = \\KL( q(x_{t-1} \\mid x_t, x_0) \\,\\|\\, p_\\theta(x_{t-1} \\mid x_t) )",
      "L_0 = -\\log\\,p_\\theta(x_0 \\mid x_1)",
    ],
    said: {
      en: "L T is the KL divergence of q of x T given x 0 from p of x T. L t minus 1 is that of q of x t minus 1 given x t and x 0 from p theta of x t minus 1 given x t. L 0 is minus log p theta of x 0 given x 1",
      ko: "L T는 x 0이 주어진 x T의 q와 p x T 사이의 KL. L t 마이너스 1은 x t와 x 0이 주어진 x t 마이너스 1의 q와, x t가 주어진 p 세타 사이의 KL. L 0은 x 1이 주어진 x 0의 마이너스 로그 p 세타",
    },
  },
  posteriorMean: {
    lines: [
      "\\tilde\\mu_t = \\frac{\\sqrt{\\bar\\alpha_{t-1}}\\beta_t}{1-\\bar\\alpha_t}x_0 + \\frac{\\sqrt{\\alpha_t}(1-\\bar\\alpha_{t-1})}{1-\\bar\\alpha_t}x_t",
      "\\tilde\\beta_t = \\frac{1-\\bar\\alpha_{t-1}}{1-\\bar\\alpha_t}\\beta_t",
    ],
    said: {
      en: "mu tilde t is root alpha bar t minus 1 times beta t over 1 minus alpha bar t, times x 0, plus root alpha t times 1 minus alpha bar t minus 1 over 1 minus alpha bar t, times x t. beta tilde t is 1 minus alpha bar t minus 1 over 1 minus alpha bar t, times beta t",
      ko: "뮤 틸데 t는 1 마이너스 알파 바 t 분의 루트 알파 바 t 마이너스 1 곱하기 베타 t에 x 0을 곱하고, 1 마이너스 알파 바 t 분의 루트 알파 t 곱하기 1 마이너스 알파 바 t 마이너스 1에 x t를 곱해 더한 것. 베타 틸데 t는 1 마이너스 알파 바 t 분의 1 마이너스 알파 바 t 마이너스 1에 베타 t를 곱한 것",
    },
  },
  meanFromNoise: {
    lines: [
      "\\tilde\\mu_t = \\frac{1}{\\sqrt{\\alpha_t}}\\left( x_t - \\frac{\\beta_t}{\\sqrt{1-\\bar\\alpha_t}}\\epsilon \\right)",
    ],
    said: {
      en: "mu tilde t is 1 over root alpha t, times x t minus beta t over root 1 minus alpha bar t times epsilon",
      ko: "뮤 틸데 t는 루트 알파 t 분의 1 곱하기, x t 빼기 루트 1 마이너스 알파 바 t 분의 베타 t 곱하기 엡실론",
    },
  },
  weighted: {
    lines: [
      "L_{t-1} - C = \\E[ w_t \\| \\epsilon - \\epsilon_\\theta(x_t, t) \\|^2 ]",
      "w_t = \\frac{\\beta_t^2}{2\\sigma_t^2\\alpha_t(1-\\bar\\alpha_t)}",
    ],
    said: {
      en: "L t minus 1 less a constant is the expected w t times the squared distance of epsilon and epsilon theta, with w t equal to beta t squared over 2 sigma t squared alpha t times 1 minus alpha bar t",
      ko: "L t 마이너스 1에서 상수를 뺀 것은 w t 곱하기 엡실론과 엡실론 세타의 거리 제곱의 기댓값이고, w t는 2 시그마 t 제곱 알파 t 곱하기 1 마이너스 알파 바 t 분의 베타 t 제곱",
    },
  },
  simple: {
    lines: ["L_{\\text{simple}} = \\E[ \\| \\epsilon - \\epsilon_\\theta(x_t, t) \\|^2 ]"],
    said: {
      en: "L simple is the expected squared distance of epsilon and epsilon theta of x t and t",
      ko: "L simple은 엡실론과 엡실론 세타의 거리 제곱의 기댓값",
    },
  },
  bestGuess: {
    lines: ["\\hat x_0^* = \\E[x_0 \\mid x_t] = \\sum_k r_k(x_t)\\,m_k(x_t)"],
    said: {
      en: "The best x 0 hat is the expected x 0 given x t: the sum over k of r k of x t times m k of x t",
      ko: "가장 좋은 x 0 햇은 x t가 주어진 x 0의 기댓값, 곧 k에 대한 r k 곱하기 m k의 합",
    },
  },
  guessFromNoise: {
    lines: ["\\hat x_0 = \\frac{x_t - \\sqrt{1-\\bar\\alpha_t}\\epsilon_\\theta(x_t, t)}{\\sqrt{\\bar\\alpha_t}}"],
    said: {
      en: "x 0 hat is x t minus root 1 minus alpha bar t times epsilon theta, all over root alpha bar t",
      ko: "x 0 햇은 루트 알파 바 t 분의, x t 빼기 루트 1 마이너스 알파 바 t 곱하기 엡실론 세타",
    },
  },
  range: {
    lines: [
      "\\sigma_t^2 = \\exp( f\\log\\,\\beta_t + (1-f)\\log\\,\\tilde\\beta_t )",
      "L_{\\text{hybrid}} = L_{\\text{simple}} + 0.001\\,L_{\\text{vlb}}",
    ],
    said: {
      en: "sigma t squared is the exponential of f times log beta t plus 1 minus f times log beta tilde t. L hybrid is L simple plus 0.001 times L vlb",
      ko: "시그마 t 제곱은 f 곱하기 로그 베타 t 더하기 1 마이너스 f 곱하기 로그 베타 틸데 t의 지수. L hybrid는 L simple 더하기 0.001 곱하기 L vlb",
    },
  },
  kernelDistance: {
    lines: [
      "d^2 = \\E[ k(x, x') ] - 2\\,\\E[ k(x, y) ] + \\E[ k(y, y') ]",
      "k(x, y) = \\left( \\frac{x \\cdot y}{F} + 1 \\right)^2",
    ],
    said: {
      en: "d squared is the expected k of two samples, minus twice that of a sample and a real picture, plus that of two real pictures, where k of x and y is the square of their product over F plus 1",
      ko: "d 제곱은 두 표본의 k의 기댓값에서 표본과 진짜 그림의 k의 기댓값의 두 배를 빼고 두 진짜 그림의 k의 기댓값을 더한 것이고, k는 x와 y의 내적을 F로 나눈 값 더하기 1의 제곱",
    },
  },
  cosine: {
    lines: [
      "\\bar\\alpha_t = \\frac{g(t)}{g(0)}, \\quad g(t) = \\cos^2\\left( \\frac{t/T + s}{1 + s} \\cdot \\frac{\\pi}{2} \\right)",
      "s = 0.008, \\quad \\beta_t \\le 0.999",
    ],
    said: {
      en: "alpha bar t is g of t over g of 0, where g of t is the squared cosine of t over T plus s, over 1 plus s, times pi over 2. s is 0.008 and beta t at most 0.999",
      ko: "알파 바 t는 g 0 분의 g t이고, g t는 1 더하기 s 분의 t 나누기 T 더하기 s에 2분의 파이를 곱한 것의 코사인 제곱. s는 0.008, 베타 t는 0.999 이하",
    },
  },
  family: {
    lines: [
      "x_s = \\sqrt{\\bar\\alpha_s}\\hat x_0 + \\sqrt{1-\\bar\\alpha_s-\\sigma^2}\\hat\\epsilon + \\sigma z",
      "\\sigma = \\eta\\sqrt{\\frac{1-\\bar\\alpha_s}{1-\\bar\\alpha_t}}\\sqrt{1-\\frac{\\bar\\alpha_t}{\\bar\\alpha_s}}, \\quad s < t",
    ],
    said: {
      en: "x s is root alpha bar s times x 0 hat, plus root 1 minus alpha bar s minus sigma squared times epsilon hat, plus sigma z. sigma is eta times root of 1 minus alpha bar s over 1 minus alpha bar t, times root of 1 minus alpha bar t over alpha bar s, s below t",
      ko: "x s는 루트 알파 바 s 곱하기 x 0 햇 더하기 루트 1 마이너스 알파 바 s 마이너스 시그마 제곱 곱하기 엡실론 햇 더하기 시그마 z. 시그마는 에타 곱하기 루트 1 마이너스 알파 바 t 분의 1 마이너스 알파 바 s 곱하기 루트 1 마이너스 알파 바 s 분의 알파 바 t, s는 t보다 작음",
    },
  },
  solver: {
    lines: [
      "x_s = \\sqrt{\\frac{1-\\bar\\alpha_s}{1-\\bar\\alpha_t}}x_t + \\sqrt{\\bar\\alpha_s}(1 - e^{-h_t})D",
      "D = \\hat x_0 + \\frac{h_t}{2h_r}(\\hat x_0 - \\hat x'_0), \\quad h_t = \\lambda_s - \\lambda_t",
    ],
    said: {
      en: "x s is the root of 1 minus alpha bar s over 1 minus alpha bar t, times x t, plus root alpha bar s times 1 minus e to the minus h t, times D. D is x 0 hat plus h t over 2 h r times the difference of x 0 hat and the one before. h is the step in lambda, half the logarithm of signal to noise",
      ko: "x s는 루트 1 마이너스 알파 바 t 분의 1 마이너스 알파 바 s 곱하기 x t 더하기, 루트 알파 바 s 곱하기 1 마이너스 e의 마이너스 h t 제곱 곱하기 D. D는 x 0 햇 더하기 2 h r 분의 h t 곱하기 x 0 햇과 앞선 x 0 햇의 차. h는 신호 대 노이즈 비의 로그의 절반인 람다가 움직인 거리",
    },
  },
  ode: {
    lines: [
      "\\frac{x_s}{\\sqrt{\\bar\\alpha_s}} = \\frac{x_t}{\\sqrt{\\bar\\alpha_t}} + (u_s - u_t)\\,\\hat\\epsilon(x_t, t)",
      "u_t = \\sqrt{\\frac{1-\\bar\\alpha_t}{\\bar\\alpha_t}}",
    ],
    said: {
      en: "x s over root alpha bar s is x t over root alpha bar t, plus u s minus u t times epsilon hat, where u t is the root of 1 minus alpha bar t over alpha bar t",
      ko: "루트 알파 바 s 분의 x s는 루트 알파 바 t 분의 x t 더하기 u s 마이너스 u t 곱하기 엡실론 햇이고, u t는 루트 알파 바 t 분의 1 마이너스 알파 바 t",
    },
  },
  ancestral: {
    lines: [
      "x_{t-1} = \\frac{1}{\\sqrt{\\alpha_t}}\\left( x_t - \\frac{\\beta_t}{\\sqrt{1-\\bar\\alpha_t}}\\epsilon_\\theta(x_t, t) \\right) + \\sigma_t z",
    ],
    said: {
      en: "x t minus 1 is 1 over root alpha t, times x t minus beta t over root 1 minus alpha bar t times epsilon theta of x t and t, plus sigma t times z",
      ko: "x t 마이너스 1은 루트 알파 t 분의 1 곱하기, x t 빼기 루트 1 마이너스 알파 바 t 분의 베타 t 곱하기 엡실론 세타, 여기에 시그마 t 곱하기 z를 더한 것",
    },
  },
  endings: {
    lines: ["x_0^{(i)} \\sim p_\\theta(x_0 \\mid x_t), \\quad i = 1, 2, \\dots"],
    said: {
      en: "x 0, number i, is drawn from p theta of x 0 given x t, for i from 1 on",
      ko: "i번째 x 0은 x t가 주어진 x 0의 분포 p 세타에서 뽑는다. i는 1부터",
    },
  },
  interpolation: {
    lines: [
      "x_t \\sim q(x_t \\mid x_0), \\quad x'_t \\sim q(x_t \\mid x'_0)",
      "\\bar x_t = (1-\\lambda)x_t + \\lambda x'_t",
      "\\bar x_0 \\sim p_\\theta(x_0 \\mid \\bar x_t)",
    ],
    said: {
      en: "x t is x 0 with noise, x prime t is x prime 0 with noise. x bar t is 1 minus lambda times x t plus lambda times x prime t. x bar 0 is drawn from p theta of x 0 given x bar t",
      ko: "x t는 x 0에, x 프라임 t는 x 프라임 0에 노이즈를 입힌 것. x 바 t는 1 마이너스 람다 곱하기 x t 더하기 람다 곱하기 x 프라임 t. x 바 0은 x 바 t가 주어진 x 0의 분포 p 세타에서 뽑는다",
    },
  },
  linearMix: {
    lines: [
      "\\bar x_t = (1-\\lambda)x_t + \\lambda x'_t",
      "\\text{noise: }\\, (1-\\bar\\alpha_t)\\left( (1-\\lambda)^2 + \\lambda^2 \\right)",
    ],
    said: {
      en: "x bar t is 1 minus lambda times x t plus lambda times x prime t. The variance of its noise is 1 minus alpha bar t, times 1 minus lambda squared plus lambda squared",
      ko: "x 바 t는 1 마이너스 람다 곱하기 x t 더하기 람다 곱하기 x 프라임 t. 그 노이즈의 분산은 1 마이너스 알파 바 t 곱하기, 1 마이너스 람다의 제곱 더하기 람다 제곱",
    },
  },
  spherical: {
    lines: [
      "\\frac{\\sin((1-\\lambda)\\theta)}{\\sin\\,\\theta}x_t + \\frac{\\sin(\\lambda\\theta)}{\\sin\\,\\theta}x'_t",
    ],
    said: {
      en: "Sine of 1 minus lambda times theta, over sine theta, times x t, plus sine of lambda theta over sine theta, times x prime t",
      ko: "사인 세타 분의 사인 1 마이너스 람다 세타 곱하기 x t 더하기 사인 세타 분의 사인 람다 세타 곱하기 x 프라임 t",
    },
  },
} as const satisfies Record<string, EquationText>;

export type EquationName = keyof typeof EQUATIONS;
