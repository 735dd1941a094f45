"""What the page saves as ONNX, opened by onnxruntime in Python: the numbers that the page was given, and those of diffusers."""

import base64
import json
import subprocess
import zipfile
from pathlib import Path

import numpy as np
import onnxruntime
from safetensors.numpy import load_file

ROOT = Path(__file__).parents[3]
UNET = ROOT / "reference" / "unets" / "diffusers"


def largest(ours: np.ndarray, theirs: np.ndarray) -> float:
    """In standard deviations of what it should be."""
    return float(np.abs(ours - theirs).max() / theirs.std())


def test_a_saved_zip_opens_with_equal_numbers(tmp_path):
    out = tmp_path / "model.zip"
    files = [str(UNET / name) for name in ("diffusion_pytorch_model.safetensors", "config.json", "scheduler_config.json")]
    done = subprocess.run(["node", "scripts/convert.mjs", *files, str(out)], cwd=ROOT, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    with zipfile.ZipFile(out) as saved:
        manifest = json.loads(saved.read("manifest.json"))
        session = onnxruntime.InferenceSession(saved.read("model.onnx"))
    tensors = {role: tensor["name"] for role, tensor in manifest["tensors"].items()}

    def run(sample: np.ndarray, timestep: np.ndarray) -> np.ndarray:
        feeds = {tensors["sample"]: sample.astype(np.float32), tensors["timestep"]: timestep.astype(np.float32)}
        return session.run([tensors["output"]], feeds)[0]

    known = manifest["known"]
    floats = {key: np.frombuffer(base64.b64decode(known[key]), "<f4") for key in ("sample", "output")}
    timestep = np.array(known["timestep"])
    image = manifest["image"]
    sample = floats["sample"].reshape(len(timestep), image["channels"], image["height"], image["width"])
    answer = run(sample, timestep)
    assert largest(answer, floats["output"].reshape(answer.shape)) < 1e-4

    theirs = load_file(UNET / "io.safetensors")
    # float16 weights.
    assert largest(run(theirs["x"], theirs["t"]), theirs["y"]) < 0.01
