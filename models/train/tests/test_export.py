"""Exported files against torch, and every shipped model against its own manifest."""

import base64
import hashlib
import json
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import pytest
import torch
from diffusers import DDPMScheduler, UNet2DModel
from safetensors.torch import load_file, save_file

import export as export_module
from config import Config
from export import export
from network import build_network
from run import save_model
from schedules import betas_of
from source import Source, diffusion_of_scheduler, load_source
from trainer import Trainer
from unet_graph import unet_graph

MODELS = Path(__file__).parents[2]
ABOUT = {"id": "x", "title": "X", "licence": "CC0-1.0", "provenance": {"data": "none", "weights": "random"}}


def session_of(path: Path) -> onnxruntime.InferenceSession:
    return onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])


@pytest.mark.parametrize("half", [True, False], ids=["float16", "float32"])
@pytest.mark.parametrize("style", ["google", "diffusers", "butterflies"])
def test_three_styles_of_unet(reference_dir, tmp_path, style, half):
    """export() compares with torch, for four batch sizes and all t, and with the known answers beside the weights."""
    folder = reference_dir / "unets" / style
    source = load_source(folder)
    manifest = export(source, ABOUT, tmp_path / "x", half, folder / "io.safetensors")
    assert manifest["diffusion"]["variance"] == ("learned_range" if style == "diffusers" else "fixed")
    weights = (folder / "diffusion_pytorch_model.safetensors").stat().st_size
    stored = sum(p.numel() for p in source.unet.parameters()) * (2 if half else 4)
    assert (tmp_path / "x" / "unet.onnx").stat().st_size < 1.2 * stored + 400_000, weights
    ops = {node.op_type for node in onnx.load(tmp_path / "x" / "unet.onnx").graph.node}
    assert not ops & {"GroupNormalization", "Shape", "Sin", "Cos", "If", "Loop"}, ops


def test_a_run_of_the_trainer(blobs, tmp_path):
    """Patches, a mean prediction and a learned variance go through to the manifest and the file."""
    config = Config(
        data=str(blobs), steps=40, batch=8, lr=2e-3, warmup=5, save_every=100, T=20, channels="8,16", groups=4, patch=2, schedule="cosine",
        prediction="mean", variance="learned", objective="L_hybrid", sample_every=0, precision="float32",
    )  # fmt: skip
    Trainer(tmp_path / "run", config).train()
    about = json.loads((tmp_path / "run" / "about.json").read_text())
    manifest = export(load_source(tmp_path / "run"), about, tmp_path / "out")
    assert manifest["diffusion"] == {"T": 20, "schedule": {"kind": "cosine"}, "prediction": "mean", "variance": "learned"}
    assert manifest["image"] == {"width": 8, "height": 8, "channels": 1, "range": [-1, 1]}
    assert manifest["training"]["images"] == 320 and manifest["provenance"]["data"] == "blobs, CC0-1.0"
    assert len(decode(manifest["known"]["output"])) == 2 * 2 * 8 * 8


def decode(text: str) -> np.ndarray:
    return np.frombuffer(base64.b64decode(text), "<f4")


@pytest.mark.parametrize("folder", sorted(p.parent for p in MODELS.glob("*/manifest.json")), ids=lambda p: p.name)
def test_shipped_models(folder):
    """The file is the one the manifest names, it answers as the manifest says, and there is a card."""
    manifest = json.loads((folder / "manifest.json").read_text())
    assert manifest["format"] == 1 and manifest["id"] == folder.name
    for file in manifest["files"]:
        data = (folder / file["name"]).read_bytes()
        assert (len(data), hashlib.sha256(data).hexdigest()) == (file["bytes"], file["sha256"])
    image, known = manifest["image"], manifest["known"]
    shape = (2, image["channels"], image["height"], image["width"])
    feeds = {"sample": decode(known["sample"]).reshape(shape), "timestep": np.float32(known["timestep"])}
    got = session_of(folder / "unet.onnx").run(None, feeds)[0]
    expected = decode(known["output"]).reshape(got.shape)
    difference = np.abs(got - expected).max() / expected.std()
    print(folder.name, "known answer differs by", difference)
    assert difference < 1e-4 < known["tolerance"]
    assert "## What the data shows" in (folder / "card.md").read_text()


def random_source(**changes) -> Source:
    torch.manual_seed(0)
    unet = UNet2DModel(
        **{"sample_size": 8, "block_out_channels": (8, 16), "down_block_types": ("DownBlock2D", "AttnDownBlock2D"),
           "up_block_types": ("AttnUpBlock2D", "UpBlock2D"), "norm_num_groups": 4, "layers_per_block": 1, **changes},
    )  # fmt: skip
    diffusion = {"T": 10, "schedule": {"kind": "cosine"}, "prediction": "epsilon", "variance": "fixed"}
    return Source(unet.eval(), 1, (8, 8), diffusion)


@pytest.mark.parametrize(
    "changes",
    [
        {"mid_block_scale_factor": 2.0, "center_input_sample": True},
        {"add_attention": False, "attn_norm_num_groups": 4},
        {"mid_block_type": None, "attention_head_dim": 4, "time_embedding_dim": 20},
    ],
    ids=["scaled", "no-middle-attention", "no-middle"],
)
def test_rarer_settings(tmp_path, changes):
    export(random_source(**changes), ABOUT, tmp_path / "x", half=False)


def test_a_wrong_file_is_refused(tmp_path, monkeypatch):
    """When what was written isn't the network, there must be no manifest."""

    def with_a_wrong_weight(unet, *rest):
        wrong = build_like(unet)
        return unet_graph(wrong, *rest)

    def build_like(unet):
        other = UNet2DModel(**unet.config)
        other.load_state_dict(unet.state_dict())
        other.conv_out.bias.data += 0.05
        return other.eval()

    monkeypatch.setattr(export_module, "unet_graph", with_a_wrong_weight)
    with pytest.raises(ValueError, match="differs from torch"):
        export(random_source(), ABOUT, tmp_path / "x")
    assert not (tmp_path / "x" / "manifest.json").exists()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"down_block_types": ("DownBlock2D", "SkipDownBlock2D")}, "unknown block type: SkipDownBlock2D"),
        ({"num_class_embeds": 10}, "class-conditional"),
        ({"act_fn": "gelu"}, "unknown act_fn: gelu"),
        ({"time_embedding_type": "fourier"}, "unknown time_embedding_type: fourier"),
    ],
)
def test_unknown_networks_are_refused_by_name(tmp_path, changes, words):
    with pytest.raises(ValueError, match=words):
        export(random_source(**changes), ABOUT, tmp_path / "x")


def test_sources_that_are_not(tmp_path):
    with pytest.raises(FileNotFoundError, match="no UNet2DModel"):
        load_source(tmp_path)
    config = Config(channels="8,16", groups=4)
    save_model(tmp_path, build_network(config, (1, 8, 8)), config, {}, {})
    (tmp_path / "backstep.json").unlink()
    with pytest.raises(FileNotFoundError, match="scheduler_config.json"):
        load_source(tmp_path)
    (tmp_path / "scheduler_config.json").write_text(json.dumps({"beta_schedule": "laplace", "num_train_timesteps": 10}))
    with pytest.raises(ValueError, match="unknown beta_schedule: laplace"):
        load_source(tmp_path)


def test_known_answers_beside_the_weights(reference_dir, tmp_path):
    """A file that answers for other weights than its io.safetensors is refused."""
    folder = reference_dir / "unets" / "google"
    source = load_source(folder)
    io = load_file(folder / "io.safetensors")
    save_file({**io, "y": io["y"] + 0.1 * io["y"].std()}, tmp_path / "io.safetensors")
    with pytest.raises(ValueError, match="io.safetensors"):
        export(source, ABOUT, tmp_path / "x", True, tmp_path / "io.safetensors")


def test_a_model_is_called_by_its_folder(tmp_path):
    """The app lists models by folder, and refuses a list in which one is called something else."""
    without = {k: v for k, v in ABOUT.items() if k not in ("id", "title")}
    manifest = export(random_source(), without, tmp_path / "my-model")
    assert manifest["id"] == manifest["title"] == "my-model"
    with pytest.raises(ValueError, match="the description is of x, but the folder is named y"):
        export(random_source(), ABOUT, tmp_path / "y")
    with pytest.raises(ValueError, match="lower case letters, digits and hyphens, at most 64, got My_model"):
        export(random_source(), without, tmp_path / "My_model")


def test_schedulers_of_other_lengths():
    """diffusers' "linear" takes its ends as they are, a manifest's are scaled by 1000/T: the betas are the same."""
    for kind in ("linear", "scaled_linear", "sigmoid", "squaredcos_cap_v2"):
        scheduler = DDPMScheduler(num_train_timesteps=250, beta_start=1e-3, beta_end=0.03, beta_schedule=kind)
        block = diffusion_of_scheduler(dict(scheduler.config))
        assert np.allclose(betas_of(block["schedule"], block["T"]), scheduler.betas.double(), atol=1e-7), kind
