#pragma once

#include <torch/torch.h>

namespace twinray::nn {

/// Mean of sqrt(e^2 + epsilon^2) over everything (Charbonnier et al. 1994), epsilon = 1e-3.
torch::Tensor charbonnier(const torch::Tensor& prediction, const torch::Tensor& reference);

/// Mean over pictures of the root of each one's mean square error (plus 1e-6 under the root). Unlike a mean over all
/// pixels it gives a picture with small errors as much to say as one with large errors, as a mean of PSNR does.
torch::Tensor rootMeanSquare(const torch::Tensor& prediction, const torch::Tensor& reference);

/// SSIM on luma as core::ssim, n x 3 x h x w in 0..1, differentiable: mean over pictures. Sides of at least 11.
torch::Tensor ssim(const torch::Tensor& prediction, const torch::Tensor& reference);

/// MS-SSIM on luma as core::msSsim (Wang et al. 2003), differentiable: mean over pictures. Where the pictures are too
/// small for five scales, the first weights that fit are used, divided by their sum.
torch::Tensor msSsim(const torch::Tensor& prediction, const torch::Tensor& reference);

/// Negative logarithm of the likelihood of these absolute errors (0..1, n x 1 x h x w) under Laplace distributions of
/// the expected ones, up to a constant: mean of error / expected + log expected. Smallest where `expected` is the mean
/// absolute error (Kendall and Gal 2017, section 2.2, with Laplace's distribution). 1e-3 is added to both.
torch::Tensor laplace(const torch::Tensor& expected, const torch::Tensor& error);

/// Mean absolute error of values in -1..1, of pictures in 0..1: as the original counts it.
torch::Tensor l1(const torch::Tensor& prediction, const torch::Tensor& reference);

/// Hinge loss of a discriminator (Lim and Ye 2017): mean max(0, 1 - real) + mean max(0, 1 + fake).
torch::Tensor hingeDiscriminator(const torch::Tensor& real, const torch::Tensor& fake);
/// Its generator: -mean fake.
torch::Tensor hingeGenerator(const torch::Tensor& fake);

/// Binary cross-entropy of a discriminator's logits (Goodfellow et al. 2014): mean -log D(real) + mean -log (1 -
/// D(fake)), D the sigmoid of the logits.
torch::Tensor entropyDiscriminator(const torch::Tensor& real, const torch::Tensor& fake);
/// Its generator (non-saturating): mean -log D(fake).
torch::Tensor entropyGenerator(const torch::Tensor& fake);

}  // namespace twinray::nn
