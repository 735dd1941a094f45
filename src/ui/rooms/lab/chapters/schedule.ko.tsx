import { Equation, M } from "../equation/Tex.tsx";
import { ScheduleStrips } from "../figures/ScheduleStrips.tsx";
import { SchedulesPlot } from "../figures/SchedulesPlot.tsx";
import { Paper, Papers, TryIt } from "../prose.tsx";

export default function Schedule() {
  return (
    <>
      <p>
        그림이 얼마나 빨리 사라질지는 스케줄이 정합니다. DDPM은 <M>{"\\beta_t"}</M>를 직선으로 올립니다. 그러면{" "}
        <M>{"\\bar\\alpha_t"}</M>가 너무 일찍 떨어져서, 작은 그림에서는 사슬의 꽤 많은 부분을 이미 노이즈인 곳에서
        보냅니다. 한 단계마다 신경망을 한 번씩 돌리면서도 바뀌는 것은 거의 없는 단계들입니다.
      </p>
      <SchedulesPlot>
        사슬을 얼마나 지났는지에 따른 <M>{"\\bar\\alpha"}</M>, 또는 신호와 노이즈의 비입니다. 퍼센트는 사슬에서{" "}
        <M>{"\\bar\\alpha"}</M>가 0.01보다 작은 부분입니다. 선형 스케줄은 improved-diffusion처럼 고른 T에 맞추어 다시
        조정합니다.
      </SchedulesPlot>
      <p>
        Improved DDPM은 질문을 뒤집습니다. <M>{"\\beta"}</M>를 고르는 대신, 가운데는 거의 곧고 양 끝은 평평한 곡선{" "}
        <M>{"\\bar\\alpha_t"}</M>를 고르고, 거기서 나오는 대로{" "}
        <M>{"\\beta_t = 1 - \\bar\\alpha_t / \\bar\\alpha_{t-1}"}</M>을 씁니다.
      </p>
      <Equation name="cosine" />
      <p>
        작은 <M>s</M>는 처음 단계들이 의미 없을 만큼 작아지지 않게 하고, 상한은 마지막 단계가{" "}
        <M>{"\\bar\\alpha = 0"}</M>에서 사슬을 끊어 버리지 않게 합니다.
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
