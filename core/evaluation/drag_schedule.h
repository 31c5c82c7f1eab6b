#pragma once

#include <functional>
#include <optional>
#include <vector>

namespace twinray::core {

/// A scene that a worker is asked for.
struct DragPost {
  double milliseconds = 0;  ///< since the drag began
  int tick = 0;             ///< names the scene
};

/// A picture that a worker makes.
struct DragJob {
  int tick = 0;
  double start = 0;   ///< ms
  double finish = 0;  ///< ms
  bool operator==(const DragJob&) const = default;
};

/// The scenes of a drag as its ticks ask for them: tick i at i / kDragTicksPerSecond, i from 1 to kDragTicks.
std::vector<DragPost> dragPosts();
double dragTickTime(int tick);  ///< ms

/// What one worker does: a started job finishes; of the posts that come meanwhile the newest waits; a post that comes
/// the moment the worker becomes free still counts. `posts` in ascending time, `cost` in ms, above 0.
std::vector<DragJob> scheduled(const std::vector<DragPost>& posts, double cost);
/// The same where the cost hangs on the scene.
std::vector<DragJob> scheduled(const std::vector<DragPost>& posts, const std::function<double(const DragPost&)>& cost);

/// The finished jobs as posts to the worker after it.
std::vector<DragPost> postsOf(const std::vector<DragJob>& jobs);

/// What the reprojection worker is asked for beside a worker that does `jobs`: every one of `posts`, and, whenever one
/// of the jobs is finished, the newest of them again, to be moved from there. Both in ascending time.
std::vector<DragPost> reprojectionPosts(const std::vector<DragPost>& posts, const std::vector<DragJob>& jobs);

/// The newest job that is finished at this time (ms); empty before the first. `jobs` in ascending order.
std::optional<DragJob> newestFinished(const std::vector<DragJob>& jobs, double milliseconds);

}  // namespace twinray::core
