"""Everything that decides what a training run computes. A run keeps it in RUN/config.json."""

from dataclasses import dataclass, field

from backstep.process.diffusion import PREDICTIONS, VARIANCES
from backstep.refusal import Refusal
from backstep.training.objectives import OBJECTIVES
from backstep.training.timesteps import SAMPLERS

BETA_SCHEDULES = ("linear", "scaled_linear", "cosine", "sigmoid", "given")


def option(default, help: str, choices: tuple | None = None):
    return field(default=default, metadata={"help": help, "choices": choices})


@dataclass(frozen=True)
class Config:
    data: str = option("", "folder with train.npy and heldout.npy (see backstep/data/dataset.py)")
    seed: int = option(0, "decides the first weights, the order, t and noise")
    # the network
    start_from: str = option("", "a run, diffusers or exported folder whose weights to begin with; decides the network's shape")
    patch: int = option(1, "work on patch × patch blocks of pixels")
    channels: str = option("32,64", "of each level, from the finest")
    attention: str = option("", "levels with attention, 0 the finest; the middle always has it")
    layers: int = option(1, "residual blocks a level")
    groups: int = option(8, "of each GroupNorm")
    dropout: float = option(0.0, "in residual blocks")
    classes: bool = option(False, "tell the network the labels of the data, by an embedding added to the time's")
    label_drop: float = option(0.3, "the part of labels left out, for guidance and for the null class")
    # the process
    T: int = option(1000, "steps of the chain")
    schedule: str = option("linear", "of β", BETA_SCHEDULES)
    betas: str = option("", "with --schedule given: the betas, separated by commas")
    prediction: str = option("epsilon", "what the network says", PREDICTIONS)
    variance: str = option("fixed_small", "of p(x_{t−1} | x_t)", VARIANCES)
    # the training
    objective: str = option("L_simple", "what is minimised", OBJECTIVES)
    timesteps: str = option("stratified", "how t is drawn", tuple(SAMPLERS))
    steps: int = option(100_000, "of the optimiser")
    batch: int = option(64, "pictures a step, over all processes")
    lr: float = option(5e-4, "AdamW's learning rate")
    lr_final: float = option(-1.0, "fall to this by a cosine over all steps; negative: stay")
    lr_decay: int = option(0, "let the learning rate fall to 0, evenly, over so many last steps")
    warmup: int = option(200, "steps in which the learning rate rises")
    weight_decay: float = option(0.0, "AdamW's")
    clip_norm: float = option(1.0, "of the gradient")
    ema: float = option(0.999, "decay of the moving average that is sampled and exported")
    flip: bool = option(False, "mirror half of the pictures")
    precision: str = option("auto", "bf16 only where the machine computes in it", ("auto", "float32", "bf16"))
    compile: bool = option(False, "let torch.compile fuse the network (a C++ compiler is needed on CPUs)")
    # the record
    log_every: int = option(100, "steps between two lines of log.jsonl")
    save_every: int = option(1000, "steps between two checkpoints")
    sample_every: int = option(5000, "steps between two sample grids; 0: none")

    @property
    def schedule_block(self) -> dict:
        """The manifest's diffusion.schedule."""
        if self.schedule == "cosine":
            return {"kind": "cosine"}
        if self.schedule == "given":
            if not self.betas:
                raise Refusal("--schedule given needs --betas: as many numbers as --T says, separated by commas")
            return {"kind": "given", "betas": [float(b) for b in self.betas.split(",")]}
        # DDPM's ends at T = 1000; "linear" is scaled to other lengths by whoever reads it, the others aren't
        scale = 1 if self.schedule == "linear" else 1000 / self.T
        return {"kind": self.schedule, "beta_start": 1e-4 * scale, "beta_end": 0.02 * scale}

    @property
    def diffusion_block(self) -> dict:
        """The manifest's diffusion: there both fixed variances are one, the sampler chooses."""
        variance = self.variance if self.variance.startswith("learned") else "fixed"
        return {"T": self.T, "schedule": self.schedule_block, "prediction": self.prediction, "variance": variance}
