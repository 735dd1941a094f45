"""How t is drawn in training. Each sampler gives t [B] and weights [B] with E[weight · f(t)] = mean f."""

import numpy as np


class Uniform:
    """Every t alike."""

    def __init__(self, T: int):
        self.T = T

    def draw(self, count: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
        return rng.integers(self.T, size=count), np.ones(count)

    def update(self, t: np.ndarray, loss: np.ndarray) -> None:
        pass

    def state(self) -> dict:
        return {}

    def load(self, state: dict) -> None:
        pass


class Stratified(Uniform):
    """One t from each of B equal parts of 0 … T−1: uniform, with less noise from batch to batch."""

    def draw(self, count: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
        places = (rng.permutation(count) + rng.random(count)) / count
        return np.minimum((places * self.T).astype(np.int64), self.T - 1), np.ones(count)


class Importance(Uniform):
    """p(t) ∝ √E[L_t²] over the last ten losses of each t (Nichol & Dhariwal, section 3.3).

    Uniform until every t has ten; a thousandth of the probability stays uniform.
    """

    KEPT, UNIFORM_PART = 10, 0.001

    def __init__(self, T: int):
        super().__init__(T)
        self.history = np.zeros((T, self.KEPT))
        self.counts = np.zeros(T, dtype=np.int64)

    def probabilities(self) -> np.ndarray:
        if (self.counts < self.KEPT).any():
            return np.full(self.T, 1 / self.T)
        weight = np.sqrt((self.history**2).mean(axis=1))
        return weight / weight.sum() * (1 - self.UNIFORM_PART) + self.UNIFORM_PART / self.T

    def draw(self, count: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
        p = self.probabilities()
        t = rng.choice(self.T, size=count, p=p)
        return t, 1 / (self.T * p[t])

    def update(self, t: np.ndarray, loss: np.ndarray) -> None:
        """loss: the unweighted L_t of each t."""
        for one, value in zip(t, loss):
            self.history[one, self.counts[one] % self.KEPT] = value
            self.counts[one] += 1

    def state(self) -> dict:
        return {"history": self.history.copy(), "counts": self.counts.copy()}

    def load(self, state: dict) -> None:
        self.history, self.counts = state["history"].copy(), state["counts"].copy()


SAMPLERS = {"uniform": Uniform, "stratified": Stratified, "importance": Importance}
