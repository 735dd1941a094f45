import { Equation, M } from "../../../ui/equation/Tex.tsx";
import { MixPlot } from "../figures/MixPlot.tsx";
import { Paper, Papers, TryIt } from "../prose.tsx";

export default function Mixing() {
  return (
    <>
      <p>
        두 얼굴을 그대로 평균하면 이중 노출 사진이 됩니다. 먼저 둘에 노이즈를 입히고, 그것을 섞은 다음 모델에게
        되돌아오게 하면, 모델은 섞인 것에 어울리는 얼굴 하나를 찾아냅니다. 노이즈를 얼마나 높이 입히느냐가 모델이 얼마나
        새로 지어낼 수 있는지를 정합니다. <M after="가">t</M> 낮으면 픽셀과 함께 겹친 자국까지 남고, 높으면 머리 모양,
        자세, 빛 같은 큰 줄거리만 남습니다.
      </p>
      <Equation name="linearMix" />
      <p>
        그런데 노이즈를 섞은 것은 노이즈만큼 크지 않습니다. 서로 독립인 노이즈 둘을 반씩 섞으면 분산이 절반만 남는데,{" "}
        <M after="만">t</M> 듣는 신경망은 전부 있으리라 여깁니다. 둘 사이의 큰 원을 따라 걷거나{" "}
        <M after="과">{"\\sqrt{1-\\lambda^2}"}</M> <M after="로">{"\\lambda"}</M> 가중하면 크기가 유지됩니다.
      </p>
      <Equation name="spherical" />
      <MixPlot>
        저마다 다른 노이즈를 입힌 두 얼굴과, 가운데에 그 둘을 섞은 것입니다. 곡선은 바로 이 배열들에서 잰 값이며, 구면과
        분산 유지의 두 곡선은 거의 포개집니다. ‘노이즈가 같은 시각’은 섞은 것에 실제로 든 만큼의 노이즈를 갖는
        시각입니다.
      </MixPlot>
      <p>
        <M after="에는">x_T</M> 섞을 것이 노이즈밖에 없으므로 구면으로 섞는 것이 자연스럽습니다.{" "}
        <M after="인">{"\\eta = 0"}</M> DDIM에서는 호 위의 점마다 그림이 하나씩 정해지므로, 호를 따라 그림도 매끄럽게
        변합니다.
      </p>
      <Papers>
        <Paper name="ddpm" /> 4.4절과 그림 8, 여러 t에 대해서는 그림 9를 보세요. <M after="에서">x_T</M> 섞는 것은{" "}
        <Paper name="ddim" /> 5.3절입니다.
      </Papers>
      <TryIt place="interpolate">내 그림 두 장을 넣어 보기</TryIt>
    </>
  );
}
