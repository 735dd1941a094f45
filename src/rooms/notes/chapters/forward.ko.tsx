import { Equation, M } from "../../../ui/equation/Tex.tsx";
import { NoisedPicture } from "../figures/NoisedPicture.tsx";
import { Paper, Papers, TryIt } from "../prose.tsx";

export default function Forward() {
  return (
    <>
      <p>
        순방향 과정은 아무것도 배우지 않습니다. 그림 <M after="을">x_0</M> 조금 줄이고 가우스 노이즈를 조금 더하는 일을{" "}
        <M after="번">T</M> 되풀이할 뿐입니다.
      </p>
      <Equation name="forwardStep" />
      <p>
        가우스 분포끼리 더하면 다시 가우스 분포가 됩니다. 그래서 어떤 <M after="까지든">t</M> 한 번에 건너뛸 수
        있습니다. <M after="로">{"\\alpha_t = 1 - \\beta_t"}</M> 두고 그때까지의 <M after="를">{"\\alpha"}</M> 모두 곱한
        것을 <M after="라고">{"\\bar\\alpha_t"}</M> 하면 다음과 같습니다.
      </p>
      <Equation name="forwardJump" />
      <p>
        <M after="는">{"\\bar\\alpha_t"}</M> 그림의 분산 가운데 아직 남아 있는 몫입니다. 학습에는 이 건너뛰기만 있으면
        됩니다. 시각을 하나 뽑아 그림에 노이즈를 한 번 입히고, 무엇이 더해졌는지 신경망에게 묻습니다.
      </p>
      <NoisedPicture>
        왼쪽은 시각 t의 그림, 오른쪽은 그 그림에서 각 픽셀값이 나오는 빈도입니다. 회색 모양이 곡선과 포개지고 나면 값만
        보아서는 거기에 그림이 있었는지 알 수 없습니다. 값이 놓인 자리에는 조금 더 오래 남아 있습니다.
      </NoisedPicture>
      <p>
        샘플링은 순수한 노이즈에서 출발합니다. 그래도 되려면 어떤 그림에서 왔든 <M after="가">x_T</M> 순수한 노이즈처럼
        보여야 합니다. 완벽하게 그럴 수는 없고, 얼마나 어긋나는지를 KL 발산이 알려 줍니다. <M after="가">x_T</M> 원래
        그림에 대해 평균적으로 아직 흘릴 수 있는 정보의 상한을 비트로 센 값입니다. 위의 마지막 숫자가 선형 스케줄에서
        새는 양입니다. 여기에 신경망은 관여하지 않습니다. <M after="를">{"\\beta"}</M> 정하는 순간 함께 정해집니다.
      </p>
      <Papers>
        <Paper name="ddpm" /> 2절. 한 단계는 식 2, 건너뛰기는 식 4입니다. T = 1000과 10⁻⁴부터 0.02까지의 선형 β는 4절에
        있습니다.
      </Papers>
      <TryIt place="trajectory">같은 길을 신경망과 함께 거꾸로 걷기</TryIt>
    </>
  );
}
