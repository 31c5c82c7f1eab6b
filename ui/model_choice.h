#pragma once

#include <QObject>
#include <filesystem>
#include <functional>
#include <map>

class QAction;
class QMenu;

namespace twinray::ui {

class Pipeline;

/// Entries of a menu for the bundled models, the current one checked; each says what a picture cost with it lately.
class ModelChoice : public QObject {
  Q_OBJECT

 public:
  /// Chooses a model as an undoable step of this name.
  using Use = std::function<void(const std::filesystem::path& file, const QString& step)>;

  ModelChoice(QMenu* menu, const Pipeline* pipeline, Use use, QObject* parent);

 private:
  void check();
  void tellCosts();

  struct Cost {
    double milliseconds = 0;
    int width = 0, height = 0;
  };

  const Pipeline* pipeline_;
  std::map<std::filesystem::path, QAction*> actions_;
  std::map<std::filesystem::path, Cost> costs_;  ///< of the newest prediction at rest
};

}  // namespace twinray::ui
