import { Equation, M } from "../../../ui/equation/Tex.tsx";
import { BestGuessPictures } from "../figures/BestGuessPictures.tsx";
import { BestGuessPlot } from "../figures/BestGuessPlot.tsx";
import { GuessByAnswer } from "../figures/GuessByAnswer.tsx";
import { Paper, Papers, TryIt } from "../prose.tsx";

export default function Blur() {
  return (
    <>
      <p>단계마다 신경망의 답을 완성된 그림에 대한 추정으로 바꿀 수 있습니다.</p>
      <Equation name="guessFromNoise" />
      <p>
        가장 좋은 추정은 처음에 흐릿하고, 얼굴은 나중에야 나타납니다. 신경망이 모자라서가 아닙니다. 제곱 오차를 가장
        작게 하는 답은 아직 가능한 것들의 평균인데, 노이즈가 짙으면 가능한 것이 너무 많습니다. 데이터가 가우스 분포의
        혼합이면 그 평균을 식으로 쓸 수 있습니다. <M after="는">m_k</M> 봉우리 <M after="가">k</M> <M after="를">x_t</M>{" "}
        보고 내놓을 답이고, <M after="는">r_k</M> <M after="가">x_t</M> 그 봉우리에서 왔을 확률입니다.
      </p>
      <Equation name="bestGuess" />
      <BestGuessPlot>
        회색은 데이터의 세 봉우리이고 파란색은 <M after="를">x_t</M> 본 뒤에 남은 가능성입니다. 선이{" "}
        <M after="입니다.">{"\\hat x_0"}</M> 노이즈가 많을 때는 데이터가 없는 틈에 서 있다가, t가 작아지면 봉우리 하나가
        모두를 차지하고 추정도 그리로 갑니다.
      </BestGuessPlot>
      <p>그림으로도 똑같습니다. 이 여섯 얼굴만 있고 다른 것은 없는 세계입니다.</p>
      <BestGuessPictures>
        <M after="은">{"\\hat x_0"}</M> <M after="를">x_t</M> 보았을 때 각 얼굴의 확률로 여섯 얼굴을 가중 평균한 정확한
        값입니다. 노이즈를 입힐 얼굴을 고르고 t를 T에서부터 내려 보세요. 얼굴들이 함께 가진 것이 먼저 나오고 서로를
        가르는 것이 나중에 나옵니다. 실제 세계에는 그림이 여섯 장보다 훨씬 많아서 더 늦게, 세부마다 따로 정해집니다.
      </BestGuessPictures>
      <p>
        실제 신경망은 조금씩 틀리고, 그 작은 오차가 추정을 얼마나 흔드는지는 무엇을 예측하게 했는지에 달려 있습니다.
        faces-32와 fashion-28처럼 ε을 예측하면 맨 위의 식이 오차에 <M after="을">{"\\sqrt{1/\\bar\\alpha_t - 1}"}</M>{" "}
        곱합니다. 선형 스케줄에서 T = 1000이면 157이고 t = 680에서도 10입니다. 그래서 faces-32의 첫 추정은 흐릿한 얼굴이
        아니라 끝까지 치우친 노이즈입니다. <M after="을">x_0</M> 예측하는 신경망은 오차가 그대로 드러나고, photos-32처럼
        v를 예측하면 <M after="만">{"\\sqrt{1 - \\bar\\alpha_t}"}</M> 곱해지므로 둘 다 흐릿한 그림에서 시작합니다.
      </p>
      <GuessByAnswer>
        여섯 얼굴뿐인 세계의 정확한 답에 똑같이 작은 오차를 세 가지 꼴로 넣고 거기서 나온 추정을 그렸습니다. 신경망이
        아니라 계산한 것입니다. 실제 모델은 궤적 방의 그림에서 첫 열들을 보세요. faces-32에서는 노이즈이고, 사진 모델인
        photos-32에서는 흐릿한 그림입니다.
      </GuessByAnswer>
      <Papers>
        <Paper name="ddpm" />의 식 15가 <M after="이고,">{"\\hat x_0"}</M> 큰 형태가 먼저, 세부가 나중에 생기는 모습은
        4.3절과 그림 6에 있습니다.
      </Papers>
      <TryIt place="trajectory">실제 모델의 x̂₀가 또렷해지는 모습 보기</TryIt>
    </>
  );
}
