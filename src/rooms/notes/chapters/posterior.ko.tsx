import { Equation, M } from "../../../ui/equation/Tex.tsx";
import { PosteriorPlot } from "../figures/PosteriorPlot.tsx";
import { Sensitivity } from "../figures/Sensitivity.tsx";
import { Paper, Papers, TryIt } from "../prose.tsx";

export default function Posterior() {
  return (
    <>
      <p>
        <M after="가">x_t</M> 보일 때 <M after="은">{"x_{t-1}"}</M> 어디에 있었을까요? 그림을 모르면 닫힌 식으로 답할 수
        없습니다. 그러나 양 끝을 다 알면 쉽습니다. <M after="은">x_0</M> 노이즈가 섞인 자신의 사본이 어디쯤 있을지 말해
        주고, <M after="는">x_t</M> 어디에서 왔을지 말해 줍니다. 가우스 분포 둘을 곱하면 다시 가우스 분포입니다.
      </p>
      <Equation name="posteriorMean" />
      <PosteriorPlot>
        <M after="과">x_0</M> <M after="를">x_t</M> 끌거나 화살표 키로 옮겨 보세요. 한 단계가 눈에 보이도록 긴 단계 열
        개짜리 사슬을 썼습니다. 사후 분포는 언제나 두 목소리 어느 쪽보다도 좁고, 더 확신하는 쪽에 가깝습니다.
      </PosteriorPlot>
      <p>
        샘플링할 때 없는 것이 바로 <M after="입니다.">x_0</M> 그래서 신경망이 대신 내놓는데, 방법이 세 가지입니다. 평균{" "}
        <M after="를">{"\\tilde\\mu"}</M> 바로 예측하거나, 그림 <M after="을">x_0</M> 예측하거나, 노이즈{" "}
        <M after="을">{"\\epsilon"}</M> 예측해 거기서 그림을 얻습니다. 건너뛰기 식을 평균에 넣으면 세 번째 방법은 이렇게
        됩니다.
      </p>
      <Equation name="meanFromNoise" />
      <p>셋은 같은 말입니다. 위의 두 평균은 끝자리까지 같습니다. 다른 것은 틀렸을 때 치르는 값입니다.</p>
      <Sensitivity>
        선형 사슬 1000단계에서 신경망의 답이 1만큼 틀렸을 때 다음 x가 움직이는 거리입니다. <M after="의">x_0</M> 오차는
        노이즈 쪽에서는 아무 탈이 없지만 그림에 가까워지면 치명적입니다. ε의 오차는 어디서나 비슷한 값을 치릅니다.
      </Sensitivity>
      <Papers>
        <Paper name="ddpm" />의 식 6과 7이 사후 분포, 식 8부터 11까지가 그 평균에서 ε으로 가는 길, 식 15가{" "}
        <M after="입니다.">{"\\hat x_0"}</M> 표 2는 <M after="를">{"\\tilde\\mu"}</M> 예측할 때와 ε을 예측할 때를
        비교합니다.
      </Papers>
      <TryIt place="trajectory">실제 단계의 x̂₀, ε̂, xₜ 보기</TryIt>
    </>
  );
}
