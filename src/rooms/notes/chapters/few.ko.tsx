import { Equation, M } from "../../../ui/equation/Tex.tsx";
import { FewSteps } from "../figures/FewSteps.tsx";
import { Paper, Papers, TryIt } from "../prose.tsx";

export default function Few() {
  return (
    <>
      <p>
        그림 한 장에 신경망을 천 번 돌리는 것은 부담스럽습니다. 그런데 모든 시각을 다 거쳐야 할 까닭은 없습니다. 몇 개만
        남기고, 한 단계가 남은 시각에서 다음 남은 시각까지 한 번에 가게 하면 됩니다. 신경망은 알아차리지 못합니다.
        얼마나 잃는지는 샘플러에 달려 있습니다.
      </p>
      <p>
        가장 비싼 값을 치르는 것은 조상 샘플링입니다. 역방향 단계가 가우스 분포인 것은 단계가 짧을 때뿐이고, 단계마다
        더한 노이즈를 뒤의 단계들이 치워야 합니다. <M after="인">{"\\eta = 0"}</M> DDIM에는 그런 빚이 없습니다. 한
        단계를 <M after="로">{"\\sqrt{\\bar\\alpha}"}</M> 나누면 정체가 드러납니다. 미분방정식을 오일러 방법으로 푸는
        것입니다.
      </p>
      <Equation name="ode" />
      <p>
        오일러 방법의 오차는 단계의 길이에 비례해 줄어듭니다. DPM-Solver++ 2M은 바로 앞의 추정을 하나 돌아보고, 신경망을
        같은 횟수만큼 돌리면서도 오차를 길이의 제곱으로 줄입니다.
      </p>
      <FewSteps>
        지금 이 자리에서 계산한 것입니다. 샘플러마다 수 600개를 같은 출발점에서 혼합 분포의 정확한 디노이저로 보내고,
        정렬한 결과가 실제 분위수에서 평균 얼마나 떨어져 있는지를 오차로 삼았습니다. 어느 시각을 거치는지가 샘플러만큼
        중요합니다. DDPM은 늘 고른 간격을 씁니다. DDPM의 곡선이 평평해지는 것은 단계가 아무리 많아도 600번 뽑은 것이
        완전히 고를 수는 없기 때문입니다.
      </FewSteps>
      <p>여기서는 디노이저가 정확합니다. 실제로는 신경망의 오차가 더해지고, 그것은 어떤 솔버도 없애지 못합니다.</p>
      <Papers>
        <Paper name="ddim" /> 4.2절이 시각을 건너뛰는 방법, 식 13이 위의 꼴, 표 1이 그림의 결과입니다. DDPM을 건너뛰는
        것은 <Paper name="improved" /> 4절, 2M은 <Paper name="solver" />의 알고리즘 2입니다.
      </Papers>
      <TryIt place="compare">DDPM 1000과 DDIM 50, 20, 10을 나란히 보기</TryIt>
    </>
  );
}
