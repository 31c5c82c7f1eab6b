#include "core/evaluation/drag_schedule.h"

#include <algorithm>

#include "core/sampling/drag.h"

namespace twinray::core {

double dragTickTime(int tick) {
  return 1000.0 * tick / kDragTicksPerSecond;
}

std::vector<DragPost> dragPosts() {
  std::vector<DragPost> posts;
  for (int tick = 1; tick <= kDragTicks; ++tick) posts.push_back({dragTickTime(tick), tick});
  return posts;
}

std::vector<DragJob> scheduled(const std::vector<DragPost>& posts, double cost) {
  return scheduled(posts, [cost](const DragPost&) { return cost; });
}

std::vector<DragJob> scheduled(const std::vector<DragPost>& posts, const std::function<double(const DragPost&)>& cost) {
  std::vector<DragJob> jobs;
  double free = 0;
  for (std::size_t i = 0; i < posts.size(); ++i) {
    const double start = std::max(free, posts[i].milliseconds);
    const bool replaced = i + 1 < posts.size() && posts[i + 1].milliseconds <= start;
    if (replaced) continue;
    free = start + cost(posts[i]);
    jobs.push_back({posts[i].tick, start, free});
  }
  return jobs;
}

std::vector<DragPost> postsOf(const std::vector<DragJob>& jobs) {
  std::vector<DragPost> posts;
  for (const DragJob& job : jobs) posts.push_back({job.finish, job.tick});
  return posts;
}

std::vector<DragPost> reprojectionPosts(const std::vector<DragPost>& posts, const std::vector<DragJob>& jobs) {
  std::vector<DragPost> both;
  auto job = jobs.begin();
  for (std::size_t i = 0; i < posts.size(); ++i) {
    both.push_back(posts[i]);
    const bool last = i + 1 == posts.size();
    for (; job != jobs.end() && (last || job->finish < posts[i + 1].milliseconds); ++job) {
      if (job->finish >= posts[i].milliseconds) both.push_back({job->finish, posts[i].tick});
    }
  }
  return both;
}

std::optional<DragJob> newestFinished(const std::vector<DragJob>& jobs, double milliseconds) {
  const auto after = std::upper_bound(jobs.begin(), jobs.end(), milliseconds,
                                      [](double time, const DragJob& job) { return time < job.finish; });
  if (after == jobs.begin()) return std::nullopt;
  return *(after - 1);
}

}  // namespace twinray::core
