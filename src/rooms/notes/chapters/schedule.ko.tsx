import { Equation, M } from "../../../ui/equation/Tex.tsx";
import { ScheduleStrips } from "../figures/ScheduleStrips.tsx";
import { SchedulesPlot } from "../figures/SchedulesPlot.tsx";
import { Paper, Papers, TryIt } from "../prose.tsx";

export default function Schedule() {
  return (
    <>
      <p>
        그림이 얼마나 빨리 사라질지는 스케줄이 정합니다. DDPM은 <M after="를">{"\\beta_t"}</M> 직선으로 올립니다. 그러면{" "}
        <M after="가">{"\\bar\\alpha_t"}</M> 너무 일찍 떨어져서, 작은 그림에서는 사슬의 꽤 많은 부분을 이미 노이즈인
        곳에서 보냅니다. 한 단계마다 신경망을 한 번씩 돌리면서도 바뀌는 것은 거의 없는 단계들입니다.
      </p>
      <SchedulesPlot>
        사슬을 얼마나 지났는지에 따른 <M after=",">{"\\bar\\alpha"}</M> 또는 신호와 노이즈의 비입니다. 퍼센트는 사슬에서{" "}
        <M after="가">{"\\bar\\alpha"}</M> 0.01보다 작은 부분입니다. 선형 스케줄은 improved-diffusion처럼 고른 T에
        맞추어 다시 조정합니다.
      </SchedulesPlot>
      <p>
        Improved DDPM은 질문을 뒤집습니다. <M after="를">{"\\beta"}</M> 고르는 대신, 가운데는 거의 곧고 양 끝은 평평한
        곡선 <M after="를">{"\\bar\\alpha_t"}</M> 고르고, 거기서 나오는 대로{" "}
        <M after="을">{"\\beta_t = 1 - \\bar\\alpha_t / \\bar\\alpha_{t-1}"}</M> 씁니다.
      </p>
      <Equation name="cosine" />
      <p>
        작은 <M after="는">s</M> 처음 단계들이 의미 없을 만큼 작아지지 않게 하고, 상한은 마지막 단계가{" "}
        <M after="에서">{"\\bar\\alpha = 0"}</M> 사슬을 끊어 버리지 않게 합니다.
      </p>
      <ScheduleStrips>
        같은 그림에 같은 노이즈를 입히고 시각만 고르게 나누었습니다. 슬라이더로 더 늦은 시각부터 시작해, 각 줄에서
        알아볼 것이 언제까지 남는지 견주어 보세요.
      </ScheduleStrips>
      <Papers>
        <Paper name="improved" /> 3.2절. 식 17, 줄로 늘어놓은 것은 그림 3, 곡선은 그림 5입니다.
      </Papers>
      <TryIt place="trajectory">실제 실행에서 신호가 얼마나 남는지 보기</TryIt>
    </>
  );
}
