"""A page as a picture."""

import numpy as np
from numpy.typing import NDArray

Gray = NDArray[np.uint8]  # rows of dots from 0, black, to 255, white
