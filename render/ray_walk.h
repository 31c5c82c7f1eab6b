// Included by ray_kernel.h alone, once for each instruction set.

namespace twinray::render::TWINRAY_RAY_KERNEL {

/// From sample to sample along a ray, or over many that lie in one cube.
class Walk {
 public:
  static constexpr float kSafe = 1 - 1.0f / (1 << 20);
  static constexpr float kNever = 1e3f;

  Walk(const RayField& field, int x, int y)
      : row_(field.row),
        slice_(field.slice),
        blockRow_(field.blockRow),
        blockSlice_(field.blockSlice),
        start_(rayOf(field, x, y)),
        left_(start_.steps) {
    if (left_ == 0) return;
    x_ = start_.position[0];
    y_ = start_.position[1];
    z_ = start_.position[2];
    for (int a = 0; a < 3; ++a) stepsPerUnit_[a] = inverseStep(start_.increment[a]);
  }

  bool done() const { return left_ == 0; }
  const RayStart& start() const { return start_; }
  /// Steps from the first sample of the ray to this one.
  unsigned taken() const { return start_.steps - left_; }

  /// Index of the block that the sample lies in.
  std::size_t block() const {
    return (z_ >> kBlockShift) * blockSlice_ + (y_ >> kBlockShift) * blockRow_ + (x_ >> kBlockShift);
  }
  /// Index of its cube of 4^(level + 1) cells a side.
  std::size_t cube(std::size_t row, std::size_t slice, unsigned level) const {
    const unsigned shift = kBlockShift + 2 * level;
    return (z_ >> shift) * slice + (y_ >> shift) * row + (x_ >> shift);
  }
  /// Index of the voxel that is the cell's first corner.
  std::size_t cell() const { return (x_ >> kShift) + (y_ >> kShift) * row_ + (z_ >> kShift) * slice_; }
  const Position& position() const { return position_; }

  /// To the first sample outside the cube of 4^level cells a side.
  void leap(unsigned level) {
    const unsigned n = stepsWithin((1u << (kShift + 2 * level)) - 1);
    if (n >= left_) {
      left_ = 0;
      return;
    }
    left_ -= n;
    x_ += n * start_.increment[0];
    y_ += n * start_.increment[1];
    z_ += n * start_.increment[2];
  }

  void enterBlock() {
    position_ = Position(x_, y_, z_);
    increment_ = Position(start_.increment[0], start_.increment[1], start_.increment[2]);
    blockX_ = x_;
    blockY_ = y_;
    blockZ_ = z_;
  }

  /// To the next sample; false if it lies in another block than when enterBlock() was called, or there is none.
  bool stepWithinBlock() {
    if (--left_ == 0) return false;
    position_.add(increment_);
    x_ += start_.increment[0];
    y_ += start_.increment[1];
    z_ += start_.increment[2];
    return ((x_ ^ blockX_) | (y_ ^ blockY_) | (z_ ^ blockZ_)) >> kBlockShift == 0;
  }

 private:
  /// A little less than 1 / |increment|, so that rounding never counts a step too many; large where nothing is added.
  static float inverseStep(unsigned increment) {
    const unsigned size = increment >> 31 ? 0u - increment : increment;
    return size > 0 ? kSafe / static_cast<float>(static_cast<int>(size)) : kNever;
  }

  /// Steps, at least one, of which all but the last stay within the cube of mask + 1 units a side.
  unsigned stepsWithin(unsigned mask) const {
    const unsigned position[3] = {x_, y_, z_};
    float least = 1e9f;
    for (int a = 0; a < 3; ++a) {
      const unsigned inside = position[a] & mask;
      const unsigned ahead = start_.increment[a] >> 31 ? inside : mask - inside;
      const float steps = static_cast<float>(static_cast<int>(ahead)) * stepsPerUnit_[a];
      least = steps < least ? steps : least;
    }
    return static_cast<unsigned>(static_cast<int>(least)) + 1;
  }

  std::size_t row_, slice_, blockRow_, blockSlice_;
  RayStart start_;
  unsigned left_;
  unsigned x_ = 0, y_ = 0, z_ = 0;
  unsigned blockX_ = 0, blockY_ = 0, blockZ_ = 0;
  float stepsPerUnit_[3] = {};
  Position position_{0, 0, 0}, increment_{0, 0, 0};
};

}  // namespace twinray::render::TWINRAY_RAY_KERNEL
