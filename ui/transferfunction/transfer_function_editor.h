#pragma once

#include <QColor>
#include <QList>
#include <QWidget>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <vector>

#include "core/transfer_function_files.h"

class QAction;
class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QMenu;
class QToolButton;

namespace twinray::ui {

class ColorBar;
class FileWriter;
class HistogramLoader;
class OpacityCanvas;
class SceneModel;
class ValueAxis;

/// Opacity over the histogram, colour bar, and what edits them as a whole. Every change goes through the scene model
/// and is one undo step.
class TransferFunctionEditor : public QWidget {
  Q_OBJECT

 public:
  /// `writer` writes what is exported; it lives as long as the editor is used.
  TransferFunctionEditor(SceneModel* model, FileWriter* writer, QWidget* parent = nullptr);
  ~TransferFunctionEditor() override;

  /// For menus of the window; each carries its own shortcut where it has one.
  QAction* randomAction() const { return random_; }
  QAction* importAction() const { return import_; }
  QAction* exportAction() const { return export_; }
  QAction* resetAction() const { return reset_; }

  OpacityCanvas* canvas() const { return canvas_; }
  ColorBar* colorBar() const { return colorBar_; }

  /// Takes the TF of a file of TwinRay, 3D Slicer or ParaView, mapped onto the volume's scalar range where its own lies
  /// elsewhere, and the lighting that Slicer's files bring. Emits failed() on error.
  void importFile(const std::filesystem::path& file);
  /// In the background; told() or failed() follows.
  void exportFile(const std::filesystem::path& file, core::TransferFunctionFormat format);

  /// Opacity as modes or as control points; nothing visible changes towards points. Back to modes: the modes that the
  /// points were made from, exactly, if the points are untouched; else up to five modes fitted to the curve.
  void setOpacityKind(core::OpacityKind kind);

 Q_SIGNALS:
  void failed(const QString& sentence);
  /// Something the user should know and that is no error (how well a fit went, where a file was written).
  void told(const QString& sentence);

 private:
  /// One curve in both kinds, so that switching there and back without an edit between loses nothing.
  struct KindMemory {
    std::vector<core::GaussianMode> modes;
    std::vector<core::OpacityPoint> points;
  };

  void createActions();
  QAction* addWholeEdit(const QString& text, const QString& tip,
                        const std::function<core::TransferFunction(const core::TransferFunction&)>& edit);
  QWidget* createTools();
  QWidget* createEntries();
  QWidget* createWholeEdits();
  void fillMapMenu(QMenu* menu);
  void onVolumeChanged();
  void onSceneChanged();
  void showSelection();
  void showColorSelection();
  void enterValue(double value);
  void enterOpacity(double opacity);
  void enterWidth(double sigma);
  void randomise();
  void chooseImport();
  void chooseExport();
  void change(const QString& name, const core::TransferFunction& tf);

  SceneModel* model_;
  FileWriter* writer_;
  ValueAxis* axis_;
  HistogramLoader* histogram_;
  OpacityCanvas* canvas_;
  ColorBar* colorBar_;
  QAction* random_ = nullptr;
  QAction* import_ = nullptr;
  QAction* export_ = nullptr;
  QAction* reset_ = nullptr;
  QList<QAction*> wholeEdits_;
  QComboBox* kind_ = nullptr;
  QLabel* valueLabel_ = nullptr;
  QDoubleSpinBox* value_ = nullptr;
  QDoubleSpinBox* opacity_ = nullptr;
  QDoubleSpinBox* width_ = nullptr;
  QDoubleSpinBox* colorValue_ = nullptr;
  QToolButton* colorButton_ = nullptr;
  struct Swatch {
    QColor color, edge;
    bool operator==(const Swatch&) const = default;
  };
  Swatch swatch_;  ///< on that button; invalid colours: none
  std::optional<KindMemory> kindMemory_;
  std::uint64_t randomSeed_;
  std::uint64_t randomIndex_ = 0;
};

}  // namespace twinray::ui
