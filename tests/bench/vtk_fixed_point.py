"""What VTK's own fixed-point mapper takes for the scenes of render_bench's vtk/256, through a window, from Python.

    xvfb-run -a python3 tests/bench/vtk_fixed_point.py      (Debian's python3-vtk9, python3-nibabel)
    build/bin/render_bench --benchmark_filter=vtk/256
"""
import statistics
import time

import nibabel
import numpy as np
import vtk
from vtk.util.numpy_support import numpy_to_vtk

SIZE = 256
VIEWS = [(60, 30 * i, 0, 1.5) for i in range(12)]

voxels = np.asarray(nibabel.load("resources/samples/sample_tumour_t1gd_u8.nii.gz").dataobj)
image = vtk.vtkImageData()
image.SetDimensions(voxels.shape)
image.GetPointData().SetScalars(numpy_to_vtk(voxels.ravel(order="F"), deep=True))

opacity = vtk.vtkPiecewiseFunction()
color = vtk.vtkColorTransferFunction()
for value in range(256):
    opacity.AddPoint(value, 0.05 * np.exp(-(((value - 110) / 40) ** 2)) + 0.6 * np.exp(-(((value - 230) / 20) ** 2)))
for value, rgb in ((0, (0.2, 0.2, 0.3)), (110, (0.8, 0.7, 0.6)), (230, (1.0, 0.4, 0.1)), (255, (1.0, 0.9, 0.5))):
    color.AddRGBPoint(value, *rgb)

properties = vtk.vtkVolumeProperty()
properties.SetScalarOpacity(opacity)
properties.SetColor(color)
properties.SetInterpolationTypeToLinear()
properties.ShadeOn()
properties.SetAmbient(0.25)
properties.SetDiffuse(0.75)
properties.SetSpecular(0.3)
properties.SetSpecularPower(12)

mapper = vtk.vtkFixedPointVolumeRayCastMapper()
mapper.SetInputData(image)
mapper.SetNumberOfThreads(2)
mapper.AutoAdjustSampleDistancesOff()
mapper.SetSampleDistance(1.0)
mapper.SetImageSampleDistance(1.0)
volume = vtk.vtkVolume()
volume.SetMapper(mapper)
volume.SetProperty(properties)

renderer = vtk.vtkRenderer()
renderer.AddVolume(volume)
window = vtk.vtkRenderWindow()
window.SetOffScreenRendering(1)
window.SetSize(SIZE, SIZE)
window.AddRenderer(renderer)

centre = np.array(voxels.shape) / 2
distance = 2.5 * np.linalg.norm(voxels.shape)
milliseconds = []
for repeat in range(4):
    for elevation, azimuth, roll, zoom in VIEWS:
        camera = vtk.vtkCamera()
        camera.SetFocalPoint(*centre)
        camera.SetPosition(centre[0], centre[1], centre[2] + distance)
        camera.SetViewUp(0, 1, 0)
        camera.Elevation(-85)
        camera.Elevation(elevation)
        camera.Azimuth(azimuth)
        camera.Roll(roll)
        camera.Zoom(zoom)
        renderer.SetActiveCamera(camera)
        renderer.ResetCameraClippingRange()
        start = time.perf_counter()
        window.Render()
        milliseconds.append(1000 * (time.perf_counter() - start))
print(f"python3-vtk9, {SIZE}x{SIZE}: median {statistics.median(milliseconds[len(VIEWS):]):.1f} ms")
