import { Equation, M } from "../../../ui/equation/Tex.tsx";
import { BestGuessPictures } from "../figures/BestGuessPictures.tsx";
import { BestGuessPlot } from "../figures/BestGuessPlot.tsx";
import { Paper, Papers, TryIt } from "../prose.tsx";

export default function Blur() {
  return (
    <>
      <p>단계마다 신경망의 답을 완성된 그림에 대한 추정으로 바꿀 수 있습니다.</p>
      <Equation name="guessFromNoise" />
      <p>
        처음의 추정은 흐릿하고, 얼굴은 나중에야 나타납니다. 신경망이 모자라서가 아닙니다. 제곱 오차를 가장 작게 하는
        답은 아직 가능한 것들의 평균인데, 노이즈가 짙으면 가능한 것이 너무 많습니다. 데이터가 가우스 분포의 혼합이면 그
        평균을 식으로 쓸 수 있습니다. <M after="는">m_k</M> 봉우리 <M after="가">k</M> <M after="를">x_t</M> 보고 내놓을
        답이고, <M after="는">r_k</M> <M after="가">x_t</M> 그 봉우리에서 왔을 확률입니다.
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
      <Papers>
        <Paper name="ddpm" />의 식 15가 <M after="이고,">{"\\hat x_0"}</M> 큰 형태가 먼저, 세부가 나중에 생기는 모습은
        4.3절과 그림 6에 있습니다.
      </Papers>
      <TryIt place="trajectory">실제 모델의 x̂₀가 또렷해지는 모습 보기</TryIt>
    </>
  );
}
