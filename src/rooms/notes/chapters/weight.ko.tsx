import { Equation, M } from "../../../ui/equation/Tex.tsx";
import { WeightPlot } from "../figures/WeightPlot.tsx";
import { Paper, Papers, TryIt } from "../prose.tsx";

export default function Weight() {
  return (
    <>
      <p>
        신경망이 노이즈를 예측하면, 상한의 한 항은 학습으로 바꿀 수 없는 상수를 빼고는 가중치가 붙은 제곱 오차가 됩니다.
      </p>
      <Equation name="weighted" />
      <p>DDPM은 이 가중치를 어느 t에서나 그냥 1로 둡니다.</p>
      <Equation name="simple" />
      <p>
        손쉬운 꾀처럼 보이지만, 신경망이 어디에 힘을 쏟을지를 정하는 결정입니다. 상한에서는 눈에 띄지도 않을 만큼
        노이즈가 옅은 처음 몇 시각이 나머지보다 몇 배나 무겁습니다. 부호화하는 처지에서는 어느 비트나 똑같이 한
        비트이고, 그림의 비트는 대부분 희미한 끝자리에 들어 있기 때문입니다. 가중치를 버리면 그곳에 덜 매달리고,
        노이즈가 형태를 가려 문제가 어려워지는 큰 <M after="에">t</M> 더 공을 들이게 됩니다. 그러면 그림이 좋아집니다.
      </p>
      <WeightPlot>
        상한이 각 시각에 주는 가중치와 고른 가중치를 저마다 t에 걸친 평균으로 나눈 것입니다. 모든 t에 똑같이 곱해지는
        수는 치우침이 아니라 학습률일 뿐이기 때문입니다. t를 움직이면 그 시각까지의 몫이 상한과{" "}
        <M after="에서">{"L_{\\text{simple}}"}</M> 각각 얼마인지 나옵니다. <M>{"\\sigma^2"}</M> = β로 두면 치우침이
        누그러지지만 사라지지는 않습니다.
      </WeightPlot>
      <p>
        대가는 비트로 치릅니다. <M after="로">{"L_{\\text{simple}}"}</M> 학습한 신경망은 그림은 더 잘 그리지만
        부호로서는 상한으로 학습한 것보다 못합니다. Improved DDPM은 상한을 천분의 일로 줄여 분산에만 다시 더하는
        방법으로 그 일부를 되찾습니다.
      </p>
      <Papers>
        <Paper name="ddpm" />의 식 12가 가중치, 식 14와 3.4절이 그것을 버리는 대목이고 효과는 표 2에 있습니다. 상한을
        다시 더하는 것은 <Paper name="improved" />의 식 16입니다.
      </Papers>
      <TryIt place="bits">그림의 비트가 어느 t에서 오는지 보기</TryIt>
    </>
  );
}
