"""Any torch network to a model folder; and the lines that docs/export.md gives."""

import re
import subprocess
import sys

import numpy as np
import onnxruntime
import pytest
import torch

from safetensors.torch import save_file

from backstep.export.any_module import Options, built, export_module, loaded
from backstep.network.known import known_of_block
from backstep.fields import read_fields
from backstep.refusal import Refusal
from conftest import HERE

NETWORK = """
import torch
from torch import nn

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.time, self.first, self.norm, self.last = nn.Linear(1, 8), nn.Conv2d(1, 8, 3, padding=1), nn.GroupNorm(4, 8), nn.Conv2d(8, 1, 3, padding=1)

    def forward(self, x, t):
        h = self.first(x) + self.time(t.float()[:, None])[:, :, None, None]
        return self.last(nn.functional.silu(self.norm(h)))

def build():
    return Net()

nothing = 3
"""
OPTIONS = Options(1, (8, 12), {"T": 50, "schedule": {"kind": "cosine"}, "prediction": "epsilon", "variance": "fixed"}, "fraction")


@pytest.fixture
def network(tmp_path):
    (tmp_path / "net.py").write_text(NETWORK)
    return f"{tmp_path / 'net.py'}:build"


def test_a_network_and_its_weights(network, tmp_path):
    """The file is the network with these weights, and its known answers are the file's own."""
    weights = {name: torch.randn(shape) for name, shape in (("time.weight", (8, 1)), ("time.bias", 8), ("first.weight", (8, 1, 3, 3)), ("first.bias", 8), ("norm.weight", 8), ("norm.bias", 8), ("last.weight", (1, 8, 3, 3)), ("last.bias", 1))}
    torch.save({"model": weights}, tmp_path / "x.pt")
    manifest = export_module(network, tmp_path / "x.pt", tmp_path / "mine", OPTIONS)
    assert (manifest["image"]["height"], manifest["image"]["width"]) == (8, 12)
    known = known_of_block(read_fields(tmp_path / "mine" / "manifest.json").within("known"), (1, 8, 12), 1)
    session = onnxruntime.InferenceSession(str(tmp_path / "mine" / "unet.onnx"))
    found = session.run(None, {"sample": known.sample.numpy(), "timestep": known.timestep.numpy()})[0]
    np.testing.assert_allclose(found, known.output.numpy(), rtol=0, atol=1e-4)
    with pytest.raises(AssertionError):
        np.testing.assert_allclose(session.run(None, {"sample": known.sample.numpy(), "timestep": known.timestep.numpy() + 20})[0], found, atol=1e-4)


def test_four_channels_are_colour_and_opacity(tmp_path):
    (tmp_path / "net.py").write_text(NETWORK.replace("Conv2d(1, 8", "Conv2d(4, 8").replace("Conv2d(8, 1", "Conv2d(8, 4"))
    options = Options(4, OPTIONS.size, OPTIONS.diffusion, "fraction")
    assert export_module(f"{tmp_path / 'net.py'}:build", None, tmp_path / "mine", options)["image"]["channels"] == 4


def test_what_cannot_be_is_refused_in_words(network, tmp_path):
    file = network.removesuffix(":build")
    torch.save({"first.weight": torch.zeros(3)}, tmp_path / "other.pt")
    (tmp_path / "text.pt").write_text("no weights")
    learned = Options(1, (8, 12), {**OPTIONS.diffusion, "variance": "learned_range"}, "index")
    for where, weights, options, words in (
        ("nowhere.py:build", None, OPTIONS, "expected FILE.py:FUNCTION"),
        (f"{file}:nothing", None, OPTIONS, "has no function nothing"),
        (network, tmp_path / "other.pt", OPTIONS, "is not this network's"),
        (network, tmp_path / "text.pt", OPTIONS, "can't be read as weights alone"),
        (network, None, learned, r"\(2, 2, 8, 12\) is expected"),
        (network, None, Options(3, (8, 12), OPTIONS.diffusion, "index"), "can't be called with pictures"),
    ):
        with pytest.raises(Refusal, match=words):
            export_module(where, weights, tmp_path / "mine", options)
    assert not (tmp_path / "mine").exists()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda code: code + "\ndef broken(:\n", r"net\.py:build can't be run: SyntaxError: invalid syntax \(net\.py, line \d+\)"),
        (lambda code: "import nothing_of_the_kind\n" + code, r"ModuleNotFoundError: No module named 'nothing_of_the_kind' \(net\.py, line 1\)"),
        (lambda code: code.replace("def build()", "def build(width)"), "TypeError: build\\(\\) missing 1 required"),
        (lambda code: code.replace("return Net()", "return 1 / 0"), r"ZeroDivisionError: division by zero \(net\.py, line 15\)"),
        (lambda code: code.replace("return Net()", "return Net"), "gives a torch module, got type"),
        (lambda code: code.replace("return self.last", "return 1, self.last"), "the network gives a tuple; expected a tensor"),
        (lambda code: code.replace("(self.norm(h)))", "(self.norm(h))) * 0"), "the same number everywhere"),
        (lambda code: code.replace("(self.norm(h)))", "(self.norm(h))) / 0"), "gives no picture of numbers"),
        (lambda code: code.replace("h = self", "x = x if x.sum() > 0 else -x\n        h = self"), "torch can't write the network as ONNX"),
    ],
)  # fmt: skip
def test_networks_that_do_not_work_are_said_in_a_line(network, tmp_path, change, words):
    file = tmp_path / "net.py"
    file.write_text(change(file.read_text()))
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "unet.onnx").write_text("what was there before")
    with pytest.raises(Refusal, match=words):
        export_module(network, None, tmp_path / "mine", OPTIONS)
    assert [(p.name, p.read_text()) for p in (tmp_path / "mine").iterdir()] == [("unet.onnx", "what was there before")]


def test_options_that_the_app_would_refuse(network, tmp_path, script):
    for options, words in (
        (["--size", 0], "--size 0 0; expected 1 to 512 pixels a side"),
        (["--size", 8, 513], "--size 8 513; expected 1 to 512 pixels a side"),
        (["--size", 8, "--channels", 2], "--channels 2; expected a picture's 1, 3 or 4"),
        (["--size", 8, "--T", 20_000], "T is 20000; expected a whole number from 1 to 10000"),
        (["--size", 8, "--weights", tmp_path / "nowhere.pt"], "No such file"),
    ):
        said = script("export.py", tmp_path / "mine", "--module", network, *options)
        assert words in said and "\n" not in said


def test_weights_are_read_from_safetensors_too(network, tmp_path):
    weights = {name: torch.randn(value.shape) for name, value in built(network).state_dict().items()}
    save_file(weights, tmp_path / "x.safetensors")
    assert torch.equal(loaded(built(network), tmp_path / "x.safetensors").last.weight, weights["last.weight"])
    (tmp_path / "x.safetensors").write_bytes(b"")
    with pytest.raises(Refusal, match="can't be read as weights alone"):
        loaded(built(network), tmp_path / "x.safetensors")


def test_the_ten_lines_of_the_documentation(tmp_path):
    text = (HERE.parent.parent / "docs" / "export.md").read_text()
    (code,) = re.findall(r"```python\n(.*?)```", text, re.S)
    subprocess.run([sys.executable, "-c", code], cwd=tmp_path, check=True, capture_output=True)
    session = onnxruntime.InferenceSession(str(tmp_path / "model.onnx"))
    x, t = (each.name for each in session.get_inputs())
    out = session.run(None, {x: np.zeros((3, 3, 32, 32), np.float32), t: np.float32([0, 1, 999])})[0]
    assert out.shape == (3, 3, 32, 32)
    assert not np.array_equal(out[0], out[2])
