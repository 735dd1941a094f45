/** Each room in two sentences, and where the papers have its equation. */
import { defineWords } from "../../i18n/words.ts";

export const words = defineWords(
  "about",
  {
    chapter: "Lab notes: {title}",
    generate:
      "The network has learned one thing: to tell the noise in a noisy picture from the picture. Begin with nothing but noise, take a little of what it points at away, add a smaller amount of fresh noise, and after enough such steps a new picture is left.",
    generateSource: "DDPM, algorithm 2: one step of the ancestral sampler. z is fresh noise.",
    trajectory:
      "At every moment the model has a guess of the finished picture, x̂₀: blurry first, for it is the mean of all the pictures that are still possible. Stop anywhere and go on from the same state with other noise, and what was settled stays while the rest is decided again.",
    trajectorySource: "DDPM, equation 15: the guess, from the noise the network sees.",
    endings:
      "A half-made picture can still become many, and here each one is finished again and again with new noise. Frozen early its endings share little, frozen late only details differ, and a sampler that adds no noise on the way (η = 0) has a single ending.",
    endingsSource: "DDPM, figure 7: many pictures drawn from one xₜ.",
    interpolate:
      "Mixing two pictures pixel by pixel gives a double exposure; mixing them under noise, and letting the model take the noise off, gives one picture that lies between. The more noise, the freer the model is to invent and the less is left of either.",
    interpolateSource: "DDPM, section 4.3: both ends noised, mixed, and denoised.",
    compare:
      "Every column begins with the same noise and takes its own road to a picture: another sampler, fewer steps, another η. Where the columns agree the road did not matter; where they differ, the map shows the place and the numbers how much.",
    compareSource: "DDIM, equations 12 and 16: one family of steps. η = 1 is DDPM, η = 0 adds no noise.",
    bits: "To send your picture to somebody who has the model, each step would cost some bits, and their sum bounds how likely the model finds the picture. A picture like those it learned from costs few bits and an unexpected one many, and the curve shows the picture coming back as they arrive.",
    bitsSource: "DDPM, equation 5: the variational bound. Divided by log 2 and the number of values it is bits/dim.",
  },
  {
    chapter: "실험 노트: {title}",
    generate:
      "신경망이 배운 것은 하나, 노이즈 섞인 그림에서 노이즈를 가려내는 일입니다. 순수한 노이즈에서 시작해 신경망이 짚어 낸 노이즈를 조금 걷어 내고 새 노이즈를 그보다 적게 더하기를 되풀이하면 새 그림이 남습니다.",
    generateSource: "DDPM 알고리즘 2: 조상 샘플러의 한 단계. z는 새 노이즈입니다.",
    trajectory:
      "모델은 언제나 완성된 그림을 추정한 x̂₀을 갖고 있는데, 아직 가능한 그림 모두의 평균이어서 처음에는 흐릿합니다. 어디서든 멈춰 같은 상태에서 다른 노이즈로 이어 가면, 이미 정해진 것은 남고 나머지는 새로 정해집니다.",
    trajectorySource: "DDPM 식 15: 신경망이 본 노이즈로 구한 추정.",
    endings:
      "만들다 만 그림은 아직 여러 그림이 될 수 있어서, 여기서는 하나하나를 새 노이즈로 거듭 완성해 봅니다. 일찍 멈춘 것은 결말이 서로 딴판이고 늦게 멈춘 것은 세부만 다르며, 도중에 노이즈를 더하지 않는 샘플러(η = 0)에는 결말이 하나뿐입니다.",
    endingsSource: "DDPM 그림 7: xₜ 하나에서 뽑은 여러 그림.",
    interpolate:
      "두 그림을 픽셀끼리 섞으면 이중 노출이 되지만, 노이즈를 입혀 섞은 뒤 모델이 노이즈를 걷어 내면 그 사이에 있는 그림 하나가 나옵니다. 노이즈가 많을수록 모델은 자유롭게 지어내고 두 그림의 자취는 줄어듭니다.",
    interpolateSource: "DDPM 4.3절: 두 그림에 노이즈를 입히고, 섞고, 걷어 냅니다.",
    compare:
      "모든 열이 같은 노이즈에서 출발해 샘플러, 단계 수, η를 달리하며 제 길로 그림에 이릅니다. 결과가 같으면 어느 길이든 상관없다는 뜻이고, 다르면 어디가 다른지는 지도가, 얼마나 다른지는 숫자가 보여 줍니다.",
    compareSource: "DDIM 식 12와 16: 같은 계열의 단계들. η = 1은 DDPM이고 η = 0은 노이즈를 더하지 않습니다.",
    bits: "같은 모델을 가진 사람에게 그림을 보낸다면 단계마다 비트가 들고, 그 합은 모델이 이 그림을 얼마나 그럴듯하게 여기는지의 한계가 됩니다. 배운 것과 닮은 그림은 적게, 뜻밖의 그림은 많이 들며, 곡선은 비트가 도착하는 대로 그림이 되살아나는 과정을 보여 줍니다.",
    bitsSource: "DDPM 식 5: 변분 경계. log 2와 값의 개수로 나누면 bits/dim입니다.",
  },
);
