#include "ui/model_choice.h"

#include <QAction>
#include <QActionGroup>
#include <QMenu>

#include "core/resources.h"
#include "ui/pipeline.h"

namespace twinray::ui {

ModelChoice::ModelChoice(QMenu* menu, const Pipeline* pipeline, Use use, QObject* parent)
    : QObject(parent), pipeline_(pipeline) {
  struct Bundled {
    const char* file;
    QString name, what;
  };
  const Bundled bundled[] = {
      {"guided-fast.pt", tr("&Fast"), tr("a quarter of the rays")},
      {"guided.pt", tr("&Balanced"), tr("half of the rays")},
      {"guided-fine.pt", tr("F&ine"), tr("a ray for every pixel")},
  };
  auto* group = new QActionGroup(this);
  for (const Bundled& model : bundled) {
    const auto file = core::defaultModelPath().parent_path() / model.file;
    const QString text = tr("%1: %2").arg(model.name, model.what);
    auto* action = menu->addAction(text);
    action->setCheckable(true);
    action->setData(text);
    action->setObjectName(QString::fromLatin1(model.file));
    group->addAction(action);
    actions_[file] = action;
    const QString step = tr("%1 model").arg(QString(model.name).remove(QLatin1Char('&')));
    connect(action, &QAction::triggered, this, [use, file, step] { use(file, step); });
  }
  connect(pipeline, &Pipeline::modelChanged, this, &ModelChoice::check);
  connect(pipeline, &Pipeline::pictureReady, this, [this](Role role, const Picture& picture) {
    if (role != Role::kPrediction || picture.moving || pipeline_->modelPending()) return;
    const core::Frame& frame = *picture.frame;
    costs_[pipeline_->modelFile()] = {frame.milliseconds, frame.picture.width, frame.picture.height};
  });
  connect(menu, &QMenu::aboutToShow, this, &ModelChoice::tellCosts);
  check();
}

void ModelChoice::check() {
  for (const auto& [file, action] : actions_) action->setChecked(file == pipeline_->modelFile());
}

void ModelChoice::tellCosts() {
  check();
  for (const auto& [file, action] : actions_) {
    QString text = action->data().toString();
    if (const auto cost = costs_.find(file); cost != costs_.end()) {
      text += tr(" (%1 ms for %2×%3)")
                  .arg(cost->second.milliseconds, 0, 'f', 0)
                  .arg(cost->second.width)
                  .arg(cost->second.height);
    }
    action->setText(text);
  }
}

}  // namespace twinray::ui
