"""The process of a diffusers scheduler_config.json, as a manifest's diffusion block."""

import numpy as np

from backstep.fields import Fields
from backstep.process.schedules import betas_of
from backstep.refusal import Refusal

# Those that walk DDPM's process (variance-preserving, discrete t), whichever way they step
SCHEDULERS = (
    "DDPMScheduler", "DDPMParallelScheduler", "DDIMScheduler", "DDIMParallelScheduler", "DDIMInverseScheduler",
    "PNDMScheduler", "DPMSolverMultistepScheduler", "DPMSolverMultistepInverseScheduler", "DPMSolverSinglestepScheduler",
    "DPMSolverSDEScheduler", "DEISMultistepScheduler", "UniPCMultistepScheduler", "LMSDiscreteScheduler",
    "EulerDiscreteScheduler", "EulerAncestralDiscreteScheduler", "HeunDiscreteScheduler", "KDPM2DiscreteScheduler",
    "KDPM2AncestralDiscreteScheduler", "SASolverScheduler", "RePaintScheduler",
)  # fmt: skip
BETA_SCHEDULES = ("linear", "scaled_linear", "squaredcos_cap_v2", "sigmoid")
PREDICTIONS = ("epsilon", "sample", "v_prediction")
VARIANCES = {
    "fixed_small": "fixed", "fixed_small_log": "fixed", "fixed_large": "fixed", "fixed_large_log": "fixed",
    "learned_range": "learned_range",
}  # fmt: skip
MOST_STEPS = 10_000  # the app's MAX_T


def diffusion_of_scheduler(config: Fields) -> dict:
    """T, schedule, prediction, variance. Raises Refusal for another process, a misspelt or a missing value."""
    refuse_other_processes(config)
    T = config.whole("num_train_timesteps", 1, MOST_STEPS)
    block = {
        "T": T,
        "schedule": schedule_of(config, T),
        "prediction": prediction_of(config),
        "variance": variance_of(config),
    }
    betas_of(block["schedule"], T)  # refuses betas outside (0, 1)
    return block


def refuse_other_processes(config: Fields) -> None:
    values, where = config.values, config.where
    name = values.get("_class_name", "DDPMScheduler")
    if name not in SCHEDULERS:
        raise Refusal(f"{where}: {name} isn't a scheduler of DDPM's process; known are {', '.join(SCHEDULERS)}")
    if values.get("rescale_betas_zero_snr"):
        raise Refusal(f"{where}: rescale_betas_zero_snr makes the last β 1, where nothing of the picture is left; not supported")
    if values.get("use_flow_sigmas"):
        raise Refusal(f"{where}: use_flow_sigmas is the process of flow matching, not DDPM's; not supported")
    if values.get("timestep_type", "discrete") != "discrete":
        raise Refusal(f"{where}: timestep_type is {values['timestep_type']}; expected discrete")
    if values.get("clip_sample") and values.get("clip_sample_range", 1) != 1:
        raise Refusal(f"{where}: clip_sample_range is {values['clip_sample_range']}; the app's pictures are in [−1, 1]")


def schedule_of(config: Fields, T: int) -> dict:
    if config.values.get("trained_betas") is not None:
        return {"kind": "given", "betas": config.list("trained_betas", float)}
    kind = config.one_of("beta_schedule", BETA_SCHEDULES)
    if kind == "squaredcos_cap_v2":
        return {"kind": kind}
    start, end = config.number("beta_start"), config.number("beta_end")
    # diffusers takes the ends of "linear" as they are; a manifest writes them for T = 1000
    scale = T / 1000 if kind == "linear" else 1
    if end * scale >= 1:  # no end that a manifest takes
        return {"kind": "given", "betas": np.linspace(start, end, T).tolist()}
    return {"kind": kind, "beta_start": start * scale, "beta_end": end * scale}


def prediction_of(config: Fields) -> str:
    # before 0.10, diffusers said predict_epsilon: false for "sample"
    default = "sample" if config.values.get("predict_epsilon") is False else "epsilon"
    return config.one_of("prediction_type", PREDICTIONS, default)


def variance_of(config: Fields) -> str:
    # solvers that add no noise say null
    if config.values.get("variance_type") is None:
        return "fixed"
    if config.values["variance_type"] == "learned":
        raise Refusal(f"{config.where}: variance_type learned is the variance itself in diffusers, and its logarithm in the app; not supported")
    return VARIANCES[config.one_of("variance_type", tuple(VARIANCES))]
