import { Equation, M } from "../../../ui/equation/Tex.tsx";
import { Trajectories } from "../figures/Trajectories.tsx";
import { Paper, Papers, TryIt } from "../prose.tsx";

export default function Eta() {
  return (
    <>
      <p>
        학습에 쓰는 손실은 길을 보지 않습니다. <M after="를">t</M> 하나 뽑아 그리로 건너뛰고 노이즈를 물을 뿐입니다.
        들어가는 것은 <M after="이">x_0</M> 주어졌을 때 <M after="의">x_t</M> 분포이고, <M after="과">{"x_{t-1}"}</M>{" "}
        <M after="가">x_t</M> 어떻게 이어지는지는 들어가지 않습니다. 그러니 시각마다{" "}
        <M after="가">{"q(x_t \\mid x_0)"}</M> 같은 과정이라면 모두 같은 신경망으로 되돌릴 수 있고, 되돌아오는 길도 고를
        수 있습니다. DDIM은 그런 길을 한 무리로 적습니다.
      </p>
      <Equation name="family" />
      <p>
        세 동작으로 읽으면 됩니다. 추정한 그림으로 갔다가, 신경망이 본 노이즈를 따라 다시 나오고, 새 노이즈를 조금
        더합니다. <M after="는">{"\\sigma"}</M> 뒤의 두 동작이 몫을 어떻게 나눌지만 정합니다.{" "}
        <M after="이면">{"\\eta = 1"}</M> 분산이 <M after="인">{"\\tilde\\beta"}</M> DDPM의 조상 샘플링이 됩니다.{" "}
        <M after="이면">{"\\eta = 0"}</M> 새로 더하는 것이 없어 출발점이 모든 것을 정합니다. 이때 짝이 되는 순방향
        과정은 더 이상 마르코프 과정이 아닙니다. <M after="가">x_t</M> 이웃만이 아니라 <M after="에도">x_0</M> 기대기
        때문입니다.
      </p>
      <Trajectories>
        수 예순 개가 정확한 디노이저를 따라 왼쪽의 노이즈에서 오른쪽의 세 봉우리로 갑니다. 회색은 따라야 할 밀도이고,
        단계가 넉넉하면 η가 얼마든 그 밀도를 따릅니다. η = 0에서는 경로가 서로 건너지 않으며, 출발점이 하나면 도착점도
        하나입니다. η를 올리면 한 출발점에서 길이 부챗살처럼 퍼집니다.
      </Trajectories>
      <Papers>
        <Paper name="ddim" />의 식 7과 정리 1이 이 무리와 손실이 그것을 허락하는 까닭, 식 12가 한 단계, 식 16이{" "}
        <M after="입니다.">{"\\sigma(\\eta)"}</M> 이 논문의 α는 DDPM의 <M after="입니다.">{"\\bar\\alpha"}</M>
      </Papers>
      <TryIt place="endings">실제 모델로 한 출발점의 여러 결말 보기</TryIt>
    </>
  );
}
