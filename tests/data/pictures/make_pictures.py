"""PNGs of every kind that other programs write, for tests/app/pictures_test.cpp; each beside the 8-bit RGB picture that it
is to be read as. Debian's python3-pil 9.4, python3-opencv 4.6, python3-numpy 1.24."""
import pathlib

import cv2
import numpy as np
from PIL import Image

here = pathlib.Path(__file__).parent
y, x = np.mgrid[0:24, 0:32]
rgb = np.stack([x * 8, y * 10, (x * y) % 256], axis=-1).astype(np.uint8)
Image.fromarray(rgb).save(here / "rgb.png")

palette = Image.fromarray(rgb).quantize(16)
palette.save(here / "palette.png")
palette.convert("RGB").save(here / "palette_as_rgb.png")

grey = rgb[..., 2]
Image.fromarray(grey).save(here / "grey.png")
Image.fromarray(np.stack([grey] * 3, axis=-1)).save(here / "grey_as_rgb.png")

deep = (x * 2000 + y * 17 + 5).astype(np.uint16)
cv2.imwrite(str(here / "grey16.png"), deep)
shallow = ((deep.astype(np.uint32) * 255 + 32767) // 65535).astype(np.uint8)
Image.fromarray(np.stack([shallow] * 3, axis=-1)).save(here / "grey16_as_rgb.png")

content = (here / "rgb.png").read_bytes()
(here / "truncated.png").write_bytes(content[: len(content) // 2])
(here / "header_only.png").write_bytes(content[:33])
Image.fromarray(rgb).save(here / "jpeg_inside.png", format="JPEG")
