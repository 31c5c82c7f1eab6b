"""Makes the reference pictures and scenes.json with python3-vtk9 (VTK 9.1), python3-nibabel and python3-opencv:
   xvfb-run -a python3 make_references.py
Neither the build nor the tests run it. Each picture comes from an ordinary Render() of VTK's fixed-point ray caster."""
import json
import os

import cv2
import nibabel
import numpy as np
import vtk
from vtk.util.numpy_support import numpy_to_vtk, vtk_to_numpy

HERE = os.path.dirname(os.path.abspath(__file__))
SAMPLES = os.path.join(HERE, "../../../resources/samples")
BACKGROUND = (0.310999694819562063, 0.3400015259021897, 0.4299992370489052)
SIZE = 256


def read(name):
    file = nibabel.load(os.path.join(SAMPLES, name))
    spacing = [float(s) for s in file.header.get_zooms()[:3]]
    return np.ascontiguousarray(np.asarray(file.dataobj).T), spacing


def image_of(voxels, spacing):
    image = vtk.vtkImageData()
    image.SetDimensions(voxels.shape[::-1])
    image.SetSpacing(spacing)
    image.GetPointData().SetScalars(numpy_to_vtk(voxels.ravel(), deep=1))
    return image


def opacity_at(scene, x):
    return min(1.0, sum(a * np.exp(-((x - m) / s) ** 2) for m, s, a in scene["modes"]))


def color_at(scene, x):
    nodes = np.array(scene["colors"])
    return [np.interp(x, nodes[:, 0], nodes[:, c]) for c in (1, 2, 3)]


def render(scene, voxels, spacing):
    seed = scene["quality"] == "seed"
    if seed:
        voxels = voxels.astype(np.uint16)
        nodes = np.arange(256) / 255 * np.ceil(voxels.max())
    else:  # every integer, so that VTK's table is the function itself
        nodes = np.arange(int(voxels.min()), int(voxels.max()) + 1)
    opacity, color = vtk.vtkPiecewiseFunction(), vtk.vtkColorTransferFunction()
    opacity.BuildFunctionFromTable(nodes[0], nodes[-1], len(nodes), [opacity_at(scene, x) for x in nodes])
    color.BuildFunctionFromTable(nodes[0], nodes[-1], len(nodes), sum([color_at(scene, x) for x in nodes], []))

    mapper = vtk.vtkFixedPointVolumeRayCastMapper()
    mapper.SetInputData(image_of(voxels, spacing))
    mapper.SetAutoAdjustSampleDistances(0)
    mapper.SetSampleDistance(1.0 if seed else min(spacing))
    mapper.SetNumberOfThreads(1)  # its gradients have seams between threads
    if "crop" in scene:  # fractions between the centres of the first and the last voxel, low then high
        length = np.array(spacing) * (np.array(voxels.shape[::-1]) - 1)
        mapper.CroppingOn()
        mapper.SetCroppingRegionFlagsToSubVolume()
        mapper.SetCroppingRegionPlanes(np.stack([scene["crop"][0] * length, scene["crop"][1] * length]).T.ravel())
    if scene.get("maximum"):
        mapper.SetBlendModeToMaximumIntensity()
    look = vtk.vtkVolumeProperty()
    look.SetInterpolationTypeToLinear()
    look.SetScalarOpacity(opacity)
    look.SetColor(color)
    look.SetScalarOpacityUnitDistance(1.0 if seed else np.prod(spacing) ** (1 / 3))
    look.SetShade(0 if seed else 1)
    look.SetAmbient(0.25)
    look.SetDiffuse(0.75)
    look.SetSpecular(0.3)
    look.SetSpecularPower(12)
    volume = vtk.vtkVolume()
    volume.SetMapper(mapper)
    volume.SetProperty(look)

    extent = np.array(spacing) * voxels.shape[::-1]
    diagonal, centre = np.linalg.norm(extent), extent / 2
    renderer = vtk.vtkRenderer()
    renderer.SetBackground(BACKGROUND)
    renderer.AddVolume(volume)
    light = vtk.vtkLight()  # what Render() would make, but with an ambient part
    light.SetLightTypeToHeadlight()
    light.SetAmbientColor(1, 1, 1)
    renderer.AddLight(light)
    camera = renderer.GetActiveCamera()
    camera.SetViewAngle(30)
    camera.SetFocalPoint(centre)
    camera.SetPosition(centre[0], centre[1], centre[2] + 2.5 * diagonal)
    camera.SetViewUp(0, 1, 0)
    camera.Elevation(-85)
    elevation, azimuth, roll, zoom = scene["view"]
    camera.Elevation(elevation)
    camera.Azimuth(azimuth)
    camera.Roll(roll)
    camera.Zoom(zoom)
    if scene.get("orthographic"):
        camera.ParallelProjectionOn()
        camera.SetParallelScale(2.5 * diagonal * np.tan(np.radians(15 / zoom)))
    near, far = (0.01, 5.0) if seed else (1.95, 3.05)
    camera.SetClippingRange(near * diagonal, far * diagonal)
    window = vtk.vtkRenderWindow()
    window.SetOffScreenRendering(1)
    window.SetMultiSamples(0)
    window.SetSize(SIZE, SIZE)
    window.AddRenderer(renderer)
    window.Render()
    grab = vtk.vtkWindowToImageFilter()
    grab.SetInput(window)
    grab.ReadFrontBufferOff()
    grab.SetShouldRerender(0)
    grab.Update()
    return vtk_to_numpy(grab.GetOutput().GetPointData().GetScalars()).reshape(SIZE, SIZE, 3)[::-1]


def random_scene(random, quality, name, low, high):
    """Numbers as the original draws them, rounded to what the JSON holds."""
    count = int(random.integers(1, 5))
    means = np.sort(random.uniform(low, high, count))
    modes = []
    for mean in means:
        largest = min(mean - low, high - mean) / 2
        sigma = random.uniform(min(0.05 * (high - low), largest / count), largest)
        modes.append([mean, max(sigma, 0.01 * (high - low)), random.uniform(0.1, 1) / count])
    values = [low, *means, high]
    colors = [[v, *random.uniform(0.1, 1, 3)] for v in values]
    view = [random.uniform(5, 165), random.uniform(0, 360), random.uniform(-10, 10), random.uniform(1, 2.5)]
    rounded = lambda numbers: [round(float(x), 4) for x in numbers]
    return {"quality": quality, "volume": name, "view": rounded(view), "modes": [rounded(m) for m in modes],
            "colors": [rounded(c) for c in colors]}


def main():
    random = np.random.default_rng(2)
    tumour, abdomen = "sample_tumour_t1gd_u8.nii.gz", "sample_ct_abdomen_i16.nii.gz"
    scenes = [random_scene(random, "seed", tumour, 0, 255) for _ in range(3)]
    scenes += [random_scene(random, "standard", tumour, 40, 255) for _ in range(2)]
    scenes += [random_scene(random, "standard", abdomen, -200, 1200)]
    crop = [[0.3, 0.0, 0.1], [0.9, 0.55, 0.8]]
    brightest = {"maximum": True, "modes": [[255.0, 140.0, 0.9]]}
    for variant in ({"crop": crop}, {"orthographic": True}, brightest, {"crop": crop, "orthographic": True} | brightest):
        scenes += [random_scene(random, "standard", tumour, 40, 255) | variant]
    for index, scene in enumerate(scenes):
        scene["picture"] = f"{scene['quality']}{index}.png"
        picture = render(scene, *read(scene["volume"]))
        cv2.imwrite(os.path.join(HERE, scene["picture"]), np.ascontiguousarray(picture[:, :, ::-1]),
                    [cv2.IMWRITE_PNG_COMPRESSION, 9])
    with open(os.path.join(HERE, "scenes.json"), "w") as file:
        json.dump(scenes, file, indent=1)
        file.write("\n")


if __name__ == "__main__":
    main()
