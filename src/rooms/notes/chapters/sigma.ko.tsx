import { Equation, M } from "../../../ui/equation/Tex.tsx";
import { RangePlot } from "../figures/RangePlot.tsx";
import { Paper, Papers, TryIt } from "../prose.tsx";

export default function Sigma() {
  return (
    <>
      <p>
        신경망은 역방향 단계의 평균을 알려 줍니다. 그러면 노이즈는 얼마나 더해야 할까요? 두 답이 나머지를 모두 감쌉니다.
        데이터가 순수한 단위 노이즈라면 알맞은 분산은 <M after="이고,">{"\\beta_t"}</M> 점 하나뿐이라면{" "}
        <M after="입니다.">{"\\tilde\\beta_t"}</M> 실제 데이터는 그 사이에 있으니 알맞은{" "}
        <M after="도">{"\\sigma_t^2"}</M> 그렇습니다. DDPM은 둘 가운데 하나로 고정하는데, 어느 쪽이든 그림은 거의
        달라지지 않습니다.
      </p>
      <p>
        까닭은 아래 그래프에 있습니다. 사슬의 거의 모든 곳에서 두 값이 같습니다. 갈라지는 곳은 처음 몇 시각뿐이고,
        거기서는 단계가 너무 작아 눈에 보이지 않습니다. 그러나 상한에는 보입니다. 비트가 가장 많이 드는 곳이 바로 그
        시각들입니다. 그래서 Improved DDPM은 픽셀의 값마다 두 끝을 잇는 로그 눈금 위의 위치{" "}
        <M after="를">f = (v + 1)/2</M> 신경망이 고르게 하고, 상한을 아주 조금만 섞어 그 위치를 학습합니다.
      </p>
      <Equation name="range" />
      <RangePlot>
        색칠한 띠가 신경망에게 주어진 자유의 전부입니다. 비율이 0.99를 넘는 t를 찾은 다음 사슬을 짧게 해 보세요. 띠가
        벌어지고 더 멀리까지 이어집니다.
      </RangePlot>
      <p>
        단계를 건너뛸 때 <M after="를">{"\\Sigma"}</M> 배우는 것이 중요해지는 까닭이 이것입니다. 건너뛰는 샘플링은{" "}
        <M after="가">{"\\beta"}</M> 더 큰 짧은 사슬이고, 거기서는 분산이 틀리면 더는 사소한 일이 아닙니다.
      </p>
      <Papers>
        고정하는 두 방법은 <Paper name="ddpm" /> 3.2절에 있습니다. <Paper name="improved" /> 3.1절에서 그림 1이 비율, 식
        15가 범위, 식 16이 목적함수입니다.
      </Papers>
      <TryIt place="compare">같은 노이즈로 세 가지 Σ 비교하기</TryIt>
    </>
  );
}
