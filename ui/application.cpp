#include "ui/application.h"

#include <clocale>

namespace twinray::ui {

Application::Application(int& count, char** arguments) : QApplication(count, arguments) {
  // Numbers on screen are QLocale's, which this leaves alone.
  std::setlocale(LC_NUMERIC, "C");
}

}  // namespace twinray::ui
