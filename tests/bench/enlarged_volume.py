#!/usr/bin/env python3
"""A volume of 512x512x512 voxels by linear interpolation, of which docs/predictor.md and docs/research.md tell.

    python3 tests/bench/enlarged_volume.py VOLUME.nii.gz ENLARGED.nii

It fills the same space and has no more detail than before. Needs nibabel and SciPy.
"""
import sys

import nibabel
import numpy
import scipy.ndimage

SIDE = 512

image = nibabel.load(sys.argv[1])
voxels = numpy.asarray(image.dataobj).astype(numpy.float32)
factors = [SIDE / side for side in voxels.shape]
enlarged = numpy.round(scipy.ndimage.zoom(voxels, factors, order=1)).astype(numpy.int16)
affine = image.affine.copy()
affine[:3, :3] /= factors
nibabel.save(nibabel.Nifti1Image(enlarged, affine), sys.argv[2])
