import { Equation, M } from "../../../ui/equation/Tex.tsx";
import { PlaneGuess } from "../figures/PlaneGuess.tsx";
import { Paper, Papers, TryIt } from "../prose.tsx";

export default function Plane() {
  return (
    <>
      <p>
        What does such a network learn? A single question, put to it millions of times: here is a noisy thing, where did
        it come from? With pictures nobody can say what the right answer would have been. In the plane one can. Let the
        data be points on two arcs, and show one of them with noise:
      </p>
      <PlaneGuess>
        The ring is <M after=",">x_t</M> all that the network is shown. The larger a grey dot, the more likely the point
        came from there; the blue one is the mean of them all, the answer that is least wrong on average. With much
        noise everything is possible and the answer is the middle, where there are no data at all. As t falls one arc is
        left, then one place on it.
      </PlaneGuess>
      <p>Training asks for nothing else, at every t and every point, and counts how far off the answers are:</p>
      <Equation name="simple" />
      <p>
        It never comes to zero. Even the best answer is off by what the noise has hidden, and in the plane that floor
        can be computed. So there one sees how much a network has learned, and not just that its loss has stopped
        falling. Whoever follows these answers from pure noise, a step at a time, ends among the data.
      </p>
      <p>
        It also shows why it matters what one asks for. Ten thousand weights that learn two moons for 3000 steps end at
        a distance of 0.03 from the data when they are asked for the noise and every t counts alike, at 0.08 when errors
        count as in the bound, and far off when they are asked for the mean of the step back. That is table 2 of the
        DDPM paper in small: on photographs an FID (less is better) of 3.2 for the first, 13.5 for the second, and a
        dash for the mean with equal weights, which could not be trained.
      </p>
      <p>
        Pictures are the same with more coordinates. A face of 32 × 32 pixels in colour is one point, with 3072
        coordinates where these have two, and all faces are a thin shape among them, as the moons are. The chain, the
        noise, the question are the very same; even the program is, which takes a cloud in the plane for one picture.
        Only two things change. The network is larger and looks at neighbours, as pictures need. And nobody knows the
        floor.
      </p>
      <Papers>
        <Paper name="ddpm" />, equation 14 for the question, table 2 for what may be asked.
      </Papers>
      <TryIt place="toy">Watch a network learn in the plane</TryIt>
      <TryIt place="generate">The same with faces</TryIt>
    </>
  );
}
