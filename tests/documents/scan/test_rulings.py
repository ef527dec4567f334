"""The rulings of a picture: found on pages laid askew, and painted over before recognition."""

import cv2
import numpy as np
import pytest
from PIL import Image

from kg.documents.scan.reader import RESOLUTION
from kg.documents.scan.rulings import level, rulings_of, without


@pytest.mark.parametrize("skew", [-3.0, -0.4, 0.0, 0.7, 2.5])
def test_a_page_laid_askew_is_set_level(skew: float) -> None:
    page = np.full((1200, 1600), 255, np.uint8)
    for y in range(200, 1001, 100):
        cv2.line(page, (150, y), (1450, y), 0, 2)
    for x in (150, 500, 1000, 1450):
        cv2.line(page, (x, 200), (x, 1000), 0, 2)
    cv2.putText(page, "1l-", (600, 470), cv2.FONT_HERSHEY_SIMPLEX, 2, 0, 4)
    askew = Image.fromarray(page).rotate(skew, resample=Image.Resampling.BICUBIC, fillcolor=255)
    straight = level(np.asarray(askew, dtype=np.uint8))
    rulings = rulings_of(straight, 72 / RESOLUTION)
    across = [edge for edge in rulings.edges if edge["orientation"] == "h"]
    assert len(across) == 9  # no stroke of a letter
    assert max(edge["bottom"] - edge["top"] for edge in across) == 0
    assert all(abs(edge["x1"] - edge["x0"] - 1300 * 72 / RESOLUTION) < 6 for edge in across)
    assert len(rulings.edges) - len(across) == 4
    painted = without(straight, rulings)
    assert 0 < (painted < 128).sum() < (straight < 128).sum() / 4  # the letters are left
