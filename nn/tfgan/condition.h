#pragma once

#include "nn/condition.h"

namespace twinray::nn {

/// What TFGAN's networks are told of a scene: the view as core::viewInput gives it, and the transfer functions; light
/// and volume are unknown to them (their lighting stays 0).
Condition tfganCondition(const core::Viewpoint& viewpoint, const core::TransferFunction& tf);

}  // namespace twinray::nn
