"""What a person can have in a folder, and that isn't a model the app can load: a sentence each, never a traceback."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest
import torch
from diffusers import DDPMScheduler, UNet2DModel
from safetensors.torch import load_file, save, save_file

from backstep.fields import Fields, write_json
from backstep.network.load import load_source
from backstep.network.scheduler import diffusion_of_scheduler
from backstep.process.schedules import betas_of
from conftest import POINTER, random_source, refused

WEIGHTS = "diffusion_pytorch_model.safetensors"
NAN = float("nan")


@pytest.fixture(scope="session")
def saved(tmp_path_factory) -> Path:
    """A good pipeline folder: unet/ and scheduler/."""
    folder = tmp_path_factory.mktemp("saved") / "pipeline"
    random_source().unet.save_pretrained(folder / "unet")
    DDPMScheduler().save_pretrained(folder / "scheduler")
    return folder


@pytest.fixture
def pipeline(saved, tmp_path) -> Path:
    """A copy that a test may spoil."""
    return shutil.copytree(saved, tmp_path / "pipeline")


def edit(path: Path, **changes) -> None:
    write_json(path, {**json.loads(path.read_text()), **changes})


def test_the_folder_is_good_as_it_is(pipeline, script):
    assert script("export.py", pipeline, pipeline.parent / "out") == ""
    assert script("export.py", pipeline.parent / "out", pipeline.parent / "again") == ""


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"rescale_betas_zero_snr": True, "prediction_type": "v_prediction"}, "rescale_betas_zero_snr makes the last β 1"),
        ({"_class_name": "FlowMatchEulerDiscreteScheduler"}, "FlowMatchEulerDiscreteScheduler isn't a scheduler of DDPM's process"),
        ({"_class_name": "ScoreSdeVeScheduler"}, "ScoreSdeVeScheduler isn't a scheduler"),
        ({"use_flow_sigmas": True}, "use_flow_sigmas is the process of flow matching"),
        ({"prediction_type": "flow_prediction"}, 'prediction_type is "flow_prediction"; expected one of epsilon, sample, v_prediction'),
        ({"prediction_type": "v-prediction"}, 'prediction_type is "v-prediction"; expected one of'),
        ({"prediction_type": None}, "prediction_type is null; expected one of"),
        ({"timestep_type": "continuous"}, "timestep_type is continuous; expected discrete"),
        ({"variance_type": "learned_range"}, "takes 3 channels and gives 3; with a learned_range variance it gives 6"),
        ({"variance_type": "learned"}, "variance_type learned is the variance itself in diffusers"),
        ({"variance_type": "large"}, 'variance_type is "large"; expected one of fixed_small'),
        ({"beta_schedule": "laplace"}, 'beta_schedule is "laplace"; expected one of linear'),
        ({"beta_schedule": None}, "beta_schedule is null; expected one of linear"),
        ({"beta_start": None}, "beta_start is null; expected a number"),
        ({"beta_end": "0.02"}, 'beta_end is "0.02"; expected a number'),
        ({"beta_end": 2}, r"betas are in (0, 1), got 0.0001 to 2"),
        ({"num_train_timesteps": None}, "num_train_timesteps is null; expected a whole number from 1 to 10000"),
        ({"num_train_timesteps": 1e3}, "num_train_timesteps is 1000.0; expected a whole number"),
        ({"num_train_timesteps": 20_000}, "num_train_timesteps is 20000; expected a whole number from 1 to 10000"),
        ({"beta_schedule": "scaled_linear", "beta_start": -0.1}, "betas are in (0, 1), got -0.1 to 0.02"),
        ({"beta_end": 10**400}, "expected a number"),
        ({"trained_betas": [10**400]}, "expected a list of numbers"),
        ({"trained_betas": [NAN] * 1000}, "expected a list of numbers"),
        ({"trained_betas": [0.1, 0.2]}, "a schedule of T = 1000 needs as many betas, got 2"),
        ({"trained_betas": ["a"]}, 'trained_betas is ["a"]; expected a list of numbers'),
        ({"clip_sample_range": 2.0}, "clip_sample_range is 2.0; the app's pictures are in [−1, 1]"),
    ],
    ids=lambda value: "-".join(f"{k}={v}" for k, v in value.items())[:40] if isinstance(value, dict) else "",
)
def test_schedulers(pipeline, script, changes, words):
    edit(pipeline / "scheduler" / "scheduler_config.json", **changes)
    assert words in refused(script, pipeline)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"in_channels": 6}, "the network takes 6 channels; expected a picture's 1, 3 or 4"),
        ({"in_channels": 2, "out_channels": 2}, "the network takes 2 channels"),
        ({"out_channels": 6}, "takes 3 channels and gives 6; with a fixed variance it gives 3"),
        ({"out_channels": 4}, "takes 3 channels and gives 4; with a fixed variance it gives 3"),
        ({"sample_size": None}, "sample_size is None; expected a side or [height, width]"),
        ({"sample_size": "8"}, "sample_size is 8; expected a side"),
        ({"sample_size": 1024}, "sample_size is 1024; expected a side or [height, width], of 1 to 512"),
        ({"sample_size": [8, 7]}, "8×7 can't be halved down to 2×2 blocks"),
        ({"down_block_types": ["DownBlock2D", "SkipDownBlock2D"]}, "unknown block type: SkipDownBlock2D"),
        ({"act_fn": "gelu"}, "unknown act_fn: gelu"),
        ({"time_embedding_type": "fourier"}, "unknown time_embedding_type: fourier"),
        ({"num_class_embeds": 10}, "10 class embeddings, and nothing says which stands for no class"),
        ({"class_embed_type": "identity"}, "class_embed_type is identity"),
    ],
    ids=lambda value: "-".join(f"{k}={v}" for k, v in value.items())[:40] if isinstance(value, dict) else "",
)
def test_networks(pipeline, script, changes, words):
    """Networks that are whole, but make something else than pictures, or in a way that can't be drawn."""
    shutil.rmtree(pipeline / "unet")
    given = {"sample_size": 8, **changes}
    if given["sample_size"] is not None and not isinstance(given["sample_size"], (int, list)):
        given["sample_size"] = 8
    random_source(**given).unet.save_pretrained(pipeline / "unet")
    edit(pipeline / "unet" / "config.json", sample_size=changes.get("sample_size", 8))
    assert words in refused(script, pipeline)


def spoil_config(name, **changes):
    return lambda folder: edit(folder / "unet" / "config.json", **{name: None, **changes})


def spoil_weights(change):
    def spoil(folder: Path) -> None:
        weights = load_file(folder / "unet" / WEIGHTS)
        change(weights)
        save_file(weights, folder / "unet" / WEIGHTS)

    return spoil


def write(name: str, content: bytes):
    def spoil(folder: Path) -> None:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(content)

    return spoil


def remove(name: str):
    return lambda folder: (folder / name).unlink()


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (write("vae/config.json", b"{}"), "is a latent model: its network makes what its vae turns into pictures"),
        (write("model_index.json", b'{"_class_name": "LDMPipeline", "vqvae": ["diffusers", "VQModel"]}'), "is a latent model"),
        (spoil_config("block_out_channels"), "can't be read as a UNet2DModel"),
        (spoil_config("_class_name", _class_name="UNet2DConditionModel"), "is of a UNet2DConditionModel; expected a UNet2DModel"),
        (spoil_config("downsample_padding"), "downsample_padding is null; expected a number"),
        (spoil_config("mid_block_scale_factor"), "mid_block_scale_factor is null; expected a number"),
        (spoil_config("norm_eps", norm_eps=[]), "norm_eps is []; expected a number"),
        (spoil_config("norm_num_groups", norm_num_groups=-1), "can't be written as ONNX: ValueError: negative dimensions are not allowed"),
        (spoil_config("attention_head_dim", attention_head_dim=-1), "can't be written as ONNX"),
        (spoil_config("norm_num_groups", norm_num_groups=5), "can't be read as a UNet2DModel"),
        (write("unet/config.json", b"{"), "isn't JSON"),
        (write("unet/config.json", b"\xff\xfe\x00"), "isn't JSON"),
        (write("unet/config.json", b"[]"), "should be a JSON object, got []"),
        (write("scheduler/scheduler_config.json", b"null"), "should be a JSON object, got null"),
        (remove("scheduler/scheduler_config.json"), "no scheduler_config.json in"),
        (remove(f"unet/{WEIGHTS}"), "no weights in"),
        (remove("unet/config.json"), "no UNet2DModel in"),
        (write(f"unet/{WEIGHTS}", POINTER), "is a Git LFS pointer, not the weights of 454,741,132 bytes"),
        (write(f"unet/{WEIGHTS}", b"PK\x03\x04 cut off"), "can't be read as a UNet2DModel"),
        (write(f"unet/{WEIGHTS}", b""), "can't be read as a UNet2DModel"),
        (spoil_weights(lambda w: w.pop("conv_in.bias")), "don't fit its config.json: missing keys conv_in.bias"),
        (spoil_weights(lambda w: w.update(extra=torch.zeros(2))), "don't fit its config.json: unexpected keys extra"),
        (spoil_weights(lambda w: w.update({"conv_in.bias": torch.zeros(9)})), "mismatched keys conv_in.bias"),
        (spoil_weights(lambda w: w["conv_in.bias"].fill_(NAN)), "conv_in.bias holds an infinity or a NaN"),
        (spoil_weights(lambda w: w["conv_in.weight"].fill_(1e5)), "--float32 stores the weights unrounded"),
        (write("backstep.json", b'{"patch": 1}'), "has no diffusion; expected an object"),
        (write("backstep.json", b'{"patch": null}'), "patch is null; expected a whole number from 1 to 64"),
        (write("backstep.json", b'{"diffusion": {"T": 9, "schedule": {"kind": "cosine"}, "prediction": "eps", "variance": "fixed"}}'), 'prediction is "eps"; expected one of epsilon'),
        (write("backstep.json", b'{"diffusion": {"T": 9, "schedule": {"kind": "linear"}, "prediction": "epsilon", "variance": "fixed"}}'), "has no beta_start"),
        (write("about.json", b'{"licence": null, "provenance": {"data": "d", "weights": "w"}}'), "licence is null; expected a few words"),
        (write("about.json", b'{"licence": "MIT"}'), "has no provenance"),
        (write("about.json", b'{"licence": "MIT", "title": 3, "provenance": {"data": "d", "weights": "w"}}'), "title is 3; expected a few words"),
        (write("about.json", b'{"licence": "MIT", "provenance": {"data": "d", "weights": "w"}, "classes": ["cat"]}'), "knows 0 classes and no class, but 1 are named"),
        (write("about.json", b'{"licence": "MIT", "traits": [""], "provenance": {"data": "d", "weights": "w"}}'), 'traits is [""]; expected a list of words'),
        (write("about.json", b"[" * 100_000), "isn't JSON"),
        (write("backstep.json", b'{"diffusion": {"T": 5000, "schedule": {"kind": "linear", "beta_start": 0.1, "beta_end": 1.5}, "prediction": "epsilon", "variance": "fixed"}}'), "beta_end is 1.5; expected a number between 0 and 1"),
        (write("io.safetensors", b"none"), "io.safetensors can't be read"),
        (write("io.safetensors", save({"x": torch.zeros(2, 1, 8, 8), "t": torch.zeros(2), "y": torch.zeros(2, 3, 8, 8)})), "x is (2, 1, 8, 8); expected (2, 3, 8, 8)"),
        (write("io.safetensors", save({"x": torch.zeros(2, 3, 8, 8), "t": torch.zeros(2), "y": torch.zeros(2)})), "y is (2,); expected (2, 3, 8, 8)"),
    ],
)
def test_files(pipeline, script, spoil, words):
    spoil(pipeline)
    assert words in refused(script, pipeline)


def test_what_is_no_folder_of_a_model(pipeline, tmp_path, script):
    assert "no folder" in refused(script, tmp_path / "nowhere")
    assert "no folder" in refused(script, pipeline / "unet" / WEIGHTS)
    (tmp_path / "empty").mkdir()
    assert "no UNet2DModel in" in refused(script, tmp_path / "empty")
    assert "takes 3 channels in 2×2 patches" in refused(script, pipeline, "--patch", 2)
    (pipeline / "vae").mkdir()
    (pipeline / "unet" / "scheduler_config.json").write_text((pipeline / "scheduler" / "scheduler_config.json").read_text())
    assert "is a latent model" in refused(script, pipeline / "unet")  # also by its inner folder


def test_foreign_classes_can_be_named(pipeline, tmp_path, script):
    """Where a person knows that the last embedding stands for no class, the model can be exported."""
    shutil.rmtree(pipeline / "unet")
    random_source(classes=("a", "b", "c")).unet.save_pretrained(pipeline / "unet")
    assert "nothing says which of them stands for no class" in script("sample.py", pipeline, tmp_path / "grid.png")
    about = {"licence": "MIT", "provenance": {"data": "d", "weights": "w"}, "classes": ["cat", "dog", "owl"]}
    write_json(pipeline / "about.json", about)
    assert script("export.py", pipeline, tmp_path / "out") == ""
    assert json.loads((tmp_path / "out" / "manifest.json").read_text())["classes"] == {"names": ["cat", "dog", "owl"], "null": 3}
    write_json(pipeline / "about.json", {**about, "classes": ["cat", "cat", "owl"]})
    assert "knows 3 classes and no class, but 2 are named" in script("export.py", pipeline, tmp_path / "other")


def test_other_scripts_say_it_in_a_sentence_too(pipeline, blobs, tmp_path, script):
    grid, data = tmp_path / "grid.png", ("--data", blobs)
    assert "no folder" in script("sample.py", tmp_path / "nowhere", grid)
    assert "unknown steps: ten" in script("sample.py", pipeline, grid, "--steps", "ten")
    assert "knows no classes, so not cat either" in script("sample.py", pipeline, grid, "--class", "cat")
    assert "seed is a whole number" in script("sample.py", pipeline, grid, "--steps", 1, "--count", 1, "--seed", -1)
    assert "no train.npy in" in script("train.py", tmp_path / "run", "--data", tmp_path, "--precision", "float32")
    assert "nothing to resume" in script("train.py", tmp_path / "run", "--resume")
    assert "no choosing.npy in" in script("evaluate.py", pipeline, *data, "--split", "choosing")
    (tmp_path / "run").mkdir()
    (tmp_path / "run" / "checkpoint.pt").write_bytes(b"cut")
    assert "pass --resume" in script("train.py", tmp_path / "run", *data)
    write_json(tmp_path / "run" / "config.json", {"data": str(blobs), "speed": 3})
    assert "unknown speed" in script("train.py", tmp_path / "run", "--resume")
    write_json(tmp_path / "run" / "config.json", {"data": str(blobs), "channels": "8,16", "groups": 4, "precision": "float32"})
    assert "can't be read as a checkpoint" in script("train.py", tmp_path / "run", "--resume")


def test_older_spellings(saved):
    """What diffusers wrote before 0.10, and what its solvers write for a variance they don't have."""
    config = json.loads((saved / "scheduler" / "scheduler_config.json").read_text())
    del config["prediction_type"]
    assert diffusion_of_scheduler(Fields({**config, "predict_epsilon": False}, "x"))["prediction"] == "sample"
    assert diffusion_of_scheduler(Fields(config, "x"))["prediction"] == "epsilon"
    assert diffusion_of_scheduler(Fields({**config, "variance_type": None}, "x"))["variance"] == "fixed"


@pytest.mark.parametrize("kind", ["linear", "scaled_linear", "sigmoid", "squaredcos_cap_v2"])
@pytest.mark.parametrize(("T", "start", "end"), [(250, 1e-3, 0.03), (4000, 1e-4, 0.3)])
def test_schedulers_of_other_lengths(kind, T, start, end):
    """diffusers' "linear" takes its ends as they are, a manifest's are scaled by 1000/T: the betas are the same."""
    scheduler = DDPMScheduler(num_train_timesteps=T, beta_start=start, beta_end=end, beta_schedule=kind)
    block = diffusion_of_scheduler(Fields(dict(scheduler.config), "x"))
    assert np.allclose(betas_of(block["schedule"], block["T"]), scheduler.betas.double(), atol=1e-6)
    assert block["schedule"].get("beta_end", 0) < 1  # a manifest takes no other


def test_half_precision_files_are_read(saved, tmp_path):
    """diffusion_pytorch_model.fp16.safetensors, where it is all there is."""
    folder = shutil.copytree(saved, tmp_path / "half")
    (folder / "unet" / WEIGHTS).unlink()
    UNet2DModel.from_pretrained(saved / "unet", torch_dtype=torch.float16).save_pretrained(folder / "unet", variant="fp16")
    weight = load_source(folder).unet.conv_in.weight
    assert weight.dtype == torch.float32 and torch.equal(weight, load_source(saved).unet.conv_in.weight.half().float())
