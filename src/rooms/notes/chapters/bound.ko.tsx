import { Equation, M } from "../../../ui/equation/Tex.tsx";
import { BoundTerms } from "../figures/BoundTerms.tsx";
import { Paper, Papers, TryIt } from "../prose.tsx";

export default function Bound() {
  return (
    <>
      <p>
        이 모델로 그림 하나를 설명하는 데 몇 비트가 들까요? 정확히 구하려면 노이즈에서 그림까지 가는 모든 길을 적분해야
        합니다. 그래서 단순한 합으로 된 상한에 만족하기로 합니다.
      </p>
      <Equation name="bound" />
      <Equation name="boundTerms" />
      <p>
        <M after="는">L_T</M> 앞 장에서 본 누출이고 매개변수가 없습니다. <M after="은">{"L_{t-1}"}</M> 참된 역방향
        단계와 신경망의 단계, 두 가우스 분포를 비교하므로 닫힌 식으로 구합니다. <M after="은">L_0</M> 거의 깨끗해진
        마지막 값을 8비트 값으로 옮기는 비용입니다.
      </p>
      <BoundTerms>
        여덟 가지 값을 정해진 확률로 갖는 회색 픽셀 하나짜리 그림입니다. 가장 좋은 신경망을 식으로 쓸 수 있으므로 모든
        항이 정확합니다. 엔트로피를 넘는 만큼이 단계 수가 유한하고 <M after="을">{"\\sigma^2"}</M> 정해 둔 대가입니다.
        사슬을 짧게 하면서 비트가 어디로 가는지 보고, T = 25와 T = 1000에서 <M after="와">{"\\tilde\\beta"}</M> β를 바꿔
        보세요.
      </BoundTerms>
      <p>
        이것은 잠재 변수가 <M after="층인">T</M> 변분 오토인코더의 상한과 같습니다. 오토인코더에서는 인코더를 학습하고,
        KL 항 하나가 인코더를 사전 분포 곁에 붙들어 두는 동안 디코더가 그림을 복원합니다. 여기서는 인코더가 고정된
        순방향 과정이고, 잠재 변수마다 크기가 그림과 같으며, 신경망 하나가 모든 층의 디코더를 맡습니다. 인코더에는
        움직일 것이 없으니 <M after="는">L_T</M> 상수이고, 학습은 온전히 되돌아오는 길에 쓰입니다.
      </p>
      <Papers>
        <Paper name="ddpm" />의 식 3과 5가 상한, 식 13이 마지막 디코더입니다. 항을 t에 대해 그린 것은{" "}
        <Paper name="improved" />의 그림 2에 있습니다. 오토인코더는 <Paper name="vae" />를 가리킵니다.
      </Papers>
      <TryIt place="bits">내 그림을 항별로 재어 보기</TryIt>
    </>
  );
}
