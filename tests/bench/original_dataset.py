"""Rendering a dataset: twinray-cli against the original's way, VTK's GPU mapper through an off-screen window, one picture
at a time from Python, written by vtkPNGWriter. Both render the same scenes of the same volume; their blocks take turns.

    xvfb-run -a python3 tests/bench/original_dataset.py build/bin/twinray-cli VOLUME.nii.gz   (python3-vtk9, python3-nibabel)

Ours is timed as a user has it, from the start of the process to its end: reading the volume, pictures, guides, input
files. The original's way is timed from the first picture on, PNGs included, input files left out.
"""
import argparse
import pathlib
import resource
import statistics
import subprocess
import tempfile
import time

import nibabel
import numpy as np
import vtk
from vtk.util.numpy_support import numpy_to_vtk, vtk_to_numpy

SIZE = 256


def processor_seconds(who):
    usage = resource.getrusage(who)
    return usage.ru_utime + usage.ru_stime


class OriginalWay:
    """What TFGAN's script does for each picture, through its camera and transfer function calls."""

    def __init__(self, volume):
        nifti = nibabel.load(volume)
        voxels = np.asarray(nifti.dataobj).astype(np.uint16)
        spacing = np.array(nifti.header.get_zooms()[:3], dtype=float)
        image = vtk.vtkImageData()
        image.SetDimensions(voxels.shape)
        image.SetSpacing(spacing)
        image.GetPointData().SetScalars(numpy_to_vtk(voxels.ravel(order="F"), deep=True))
        self.property = vtk.vtkVolumeProperty()
        self.property.ShadeOff()
        self.property.SetInterpolationTypeToLinear()
        mapper = vtk.vtkGPUVolumeRayCastMapper()
        mapper.SetBlendModeToComposite()
        mapper.SetInputData(image)
        actor = vtk.vtkVolume()
        actor.SetMapper(mapper)
        actor.SetProperty(self.property)
        renderer = vtk.vtkRenderer()
        renderer.SetBackground(0.310999694819562063, 0.3400015259021897, 0.4299992370489052)
        renderer.AddVolume(actor)
        self.renderer = renderer
        self.window = vtk.vtkRenderWindow()
        self.window.SetOffScreenRendering(1)
        self.window.SetSize(SIZE, SIZE)
        self.window.AddRenderer(renderer)
        extent = spacing * voxels.shape
        self.centre, self.diagonal = extent / 2, np.linalg.norm(extent)

    def render(self, view, opacity, color, file):
        curve = vtk.vtkPiecewiseFunction()
        for value, alpha in opacity:
            curve.AddPoint(value, alpha)
        colors = vtk.vtkColorTransferFunction()
        for value, red, green, blue in color:
            colors.AddRGBPoint(value, red, green, blue)
        self.property.SetScalarOpacity(curve)
        self.property.SetColor(colors)
        camera = vtk.vtkCamera()
        camera.SetClippingRange(0.01, 5 * self.diagonal)
        camera.SetPosition(*(self.centre + [0, 0, 2.5 * self.diagonal]))
        camera.SetFocalPoint(*self.centre)
        camera.Elevation(-85)
        elevation, azimuth, roll, zoom = view
        camera.Elevation(elevation)
        camera.Azimuth(azimuth)
        camera.Roll(roll)
        camera.Zoom(zoom)
        self.renderer.SetActiveCamera(camera)
        self.window.Render()
        grab = vtk.vtkWindowToImageFilter()
        grab.SetInputBufferTypeToRGBA()
        grab.SetInput(self.window)
        grab.Update()
        writer = vtk.vtkPNGWriter()
        writer.SetFileName(str(file))
        writer.SetInputConnection(grab.GetOutputPort())
        writer.Write()


def difference(ours, theirs):
    """Root of the mean squared difference over R, G, B of two PNG files, in 0..1."""
    pictures = []
    for file in (ours, theirs):
        reader = vtk.vtkPNGReader()
        reader.SetFileName(str(file))
        reader.Update()
        pictures.append(vtk_to_numpy(reader.GetOutput().GetPointData().GetScalars())[:, :3] / 255)
    return np.sqrt(np.mean((pictures[0] - pictures[1]) ** 2))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("volume")
    parser.add_argument("--count", type=int, default=60, help="pictures a block")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    original = OriginalWay(options.volume)
    ratios, processor_ratios = [], []
    for turn in range(-1, options.rounds):
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            subprocess.run([options.program, "sample", options.volume, "-o", folder / "d", "-n", str(options.count),
                            "--seed", str(turn + 1), "--sampler", "seed"], check=True)
            data = [np.load(folder / "d" / f"{part}.npy") for part in ("view", "opacity", "color")]
            (folder / "theirs").mkdir()
            start, used = time.perf_counter(), processor_seconds(resource.RUSAGE_SELF)
            for i, scene in enumerate(zip(*data)):
                original.render(*scene, folder / "theirs" / f"vimage{i}.png")
            theirs = options.count / (time.perf_counter() - start)
            their_work = (processor_seconds(resource.RUSAGE_SELF) - used) / options.count
            start, used = time.perf_counter(), processor_seconds(resource.RUSAGE_CHILDREN)
            subprocess.run([options.program, "render", options.volume, "-m", folder / "d", "--quality", "seed",
                            "--size", str(SIZE)], check=True, stderr=subprocess.DEVNULL)
            ours = options.count / (time.perf_counter() - start)
            our_work = (processor_seconds(resource.RUSAGE_CHILDREN) - used) / options.count
            error = statistics.median(difference(folder / "d" / "imgs" / f"vimage{i}.png",
                                                 folder / "theirs" / f"vimage{i}.png") for i in range(options.count))
        print(f"{'warm-up' if turn < 0 else f'round {turn + 1}'}: twinray-cli {ours:.1f}, VTK's GPU mapper "
              f"{theirs:.1f} pictures/s, ratio {ours / theirs:.2f}; processor time a picture {1000 * our_work:.0f} and "
              f"{1000 * their_work:.0f} ms; median RMSE between them {error:.4f}", flush=True)
        if turn >= 0:
            ratios.append(ours / theirs)
            processor_ratios.append(their_work / our_work)
    print(f"median of {options.rounds} rounds: {statistics.median(ratios):.2f} times the pictures a second, "
          f"{statistics.median(processor_ratios):.2f} times the pictures for the same processor time")


main()
