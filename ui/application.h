#pragma once

#include <QApplication>

namespace twinray::ui {

/// The program's QApplication. Files get their decimal points whatever the desktop's language: Qt takes over the
/// desktop's locale for all of the C library, which then writes 0,5 into lists and tables that nobody can read back.
class Application : public QApplication {
  Q_OBJECT

 public:
  Application(int& count, char** arguments);
};

}  // namespace twinray::ui
