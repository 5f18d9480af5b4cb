#include <utility>

#include "ui/theme/style.h"

namespace nabla::ui {

namespace {

// Words starting with `@` are filled in from the theme.
constexpr const char* style_sheet = R"(
QMainWindow, QDialog, QMenuBar, QStatusBar, QWidget[surface="window"] { background: @window; }
QWidget[surface="panel"] { background: @panel; }
QWidget[surface="canvas"] { background: @canvas; }
nabla--ui--Card { background: @panel; border: 1px solid @panel_border; border-radius: @radius; }
#cardHeader { background: transparent; }
nabla--ui--Segmented { background: @control; border-radius: 8px; }
nabla--ui--Segmented QPushButton { background: transparent; border: 2px solid transparent;
  border-radius: 6px;
  color: @text_muted; font-weight: 500; min-height: 22px; padding: 1px 18px; }
nabla--ui--Segmented#inspectorPages QPushButton { padding: 1px 9px; }
nabla--ui--Segmented QPushButton:hover { color: @text; }
nabla--ui--Segmented QPushButton:checked { background: @panel; color: @accent; font-weight: 600; }
nabla--ui--Segmented QPushButton:checked[role="gradient"] { color: @gradient; }
nabla--ui--Segmented QPushButton:checked[role="tangent"] { color: @tangent; }
nabla--ui--Segmented QPushButton:disabled { color: @text_disabled; }
nabla--ui--Segmented QPushButton:focus { border-color: @focus; }

QLabel[kind="title"] { font-weight: 600; }
QLabel[kind="heading"] { font-size: 16px; font-weight: 600; }
QLabel[kind="muted"] { color: @text_muted; }
QLabel[kind="faint"] { color: @text_faint; font-size: 12px; }
QLabel[kind="code"] { font-family: "JetBrains Mono", "Noto Sans Mono CJK SC"; }
QLabel[kind="error"] { color: @error; }
QLabel[kind="warning"] { color: @warning; }

QToolBar { background: @window; border: none; spacing: 4px; padding: 4px 12px; }
QToolBar::separator { background: transparent; width: 8px; }
QToolButton { background: transparent; border: 2px solid transparent; border-radius: 7px;
  padding: 3px 4px;
  color: @text_muted; font-weight: 500; }
QToolButton:hover { background: @hover; color: @text; }
QToolButton:pressed { background: @pressed; }
QToolButton:checked { background: @accent_fill; color: @accent; }
QToolButton[kind="link"] { border-width: 1px; padding: 0 4px; }
QToolButton:disabled { color: @text_disabled; }
QToolButton:focus { border-color: @focus; }
QToolButton::menu-indicator { image: none; width: 0; }
QToolButton[round="true"] { background: @accent; border: 2px solid @accent; border-radius: 20px;
  min-width: 32px; min-height: 32px; padding: 2px; }
QToolButton[round="true"][role="gradient"] { background: @gradient; border-color: @gradient; }
QToolButton[round="true"][role="tangent"] { background: @tangent; border-color: @tangent; }
QToolButton[round="true"]:focus { border-color: @text; }
QToolButton[round="true"]:disabled { background: @pressed; border-color: @pressed; }

QPushButton { background: @panel; border: 1px solid @panel_border; border-radius: 6px; color: @text;
  min-height: 20px; padding: 4px 14px; font-weight: 500; }
QPushButton:hover { background: @hover; }
QPushButton:pressed { background: @pressed; }
QPushButton:focus { border: 2px solid @focus; padding: 3px 13px; }
QPushButton:disabled { color: @text_disabled; }
QPushButton[primary="true"] { background: @accent; border-color: @accent; color: @on_accent; }
QPushButton[primary="true"]:hover { background: @accent_hover; }
QPushButton[primary="true"]:focus { border: 2px solid @text; }
QPushButton[primary="true"]:disabled { background: @pressed; border-color: @pressed;
  color: @text_disabled; }

QLineEdit, QSpinBox, QDoubleSpinBox, QComboBox { background: @panel;
  border: 1px solid @panel_border;
  border-radius: 6px; padding: 4px 8px; min-height: 20px; selection-background-color: @selection;
  selection-color: @text; }
QLineEdit:hover, QAbstractSpinBox:hover, QComboBox:hover { border-color: @edge; }
QLineEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QComboBox:focus { border: 2px solid @focus;
  padding: 3px 7px; }
QSpinBox::up-button, QSpinBox::down-button, QDoubleSpinBox::up-button, QDoubleSpinBox::down-button {
  width: 0; border: none; }
QComboBox::drop-down { border: none; width: 22px; }
QComboBox::down-arrow { image: url(:/icons/chevron-@tone.svg); width: 14px; height: 14px; }
QComboBox QAbstractItemView { background: @panel; border: 1px solid @panel_border; outline: none;
  selection-background-color: @accent_fill; selection-color: @text; }

QSlider:horizontal { min-height: 20px; }
QSlider::groove:horizontal { height: 4px; border-radius: 2px; background: @control; }
QSlider::sub-page:horizontal { height: 4px; border-radius: 2px; background: @accent; }
QSlider::sub-page:horizontal:disabled { background: @pressed; }
QSlider::handle:horizontal { background: @panel; border: 3px solid @accent; width: 10px;
  height: 10px;
  margin: -6px 0; border-radius: 8px; }
QSlider::handle:horizontal:hover { background: @accent_fill; }
QSlider::handle:horizontal:focus { background: @accent; }
QSlider::handle:horizontal:disabled { border-color: @pressed; }
QProgressBar { background: @control; border: none; border-radius: 3px; max-height: 6px; }
QProgressBar::chunk { background: @accent; border-radius: 3px; }

QCheckBox, QRadioButton { spacing: 8px; }
QCheckBox::indicator, QRadioButton::indicator { width: 15px; height: 15px; background: @panel;
  border: 1px solid @edge; }
QCheckBox::indicator { border-radius: 4px; }
QRadioButton::indicator { border-radius: 8px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: @accent; }
QCheckBox::indicator:checked { background: @accent; border-color: @accent;
  image: url(:/icons/tick-@tone.svg); }
QRadioButton::indicator:checked { width: 7px; height: 7px; border: 5px solid @accent;
  background: @on_accent; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: @pressed;
  background: @control; }
QCheckBox:focus, QRadioButton:focus { color: @accent; }

QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: @scroll; border-radius: 3px; margin: 3px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: @edge; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: none; }

QMenuBar { color: @text_muted; padding: 2px 12px; }
QMenuBar::item { padding: 5px 10px; border-radius: 6px; background: transparent; }
QMenuBar::item:selected { background: @hover; color: @text; }
QMenu { background: @panel; border: 1px solid @panel_border; padding: 5px; }
QMenu::item { padding: 6px 28px 6px 10px; border-radius: 5px; }
QMenu::item:selected { background: @accent_fill; color: @text; }
QMenu::item:disabled { color: @text_disabled; }
QMenu::indicator { width: 14px; height: 14px; padding-left: 8px; }
QMenu::indicator:checked { image: url(:/icons/mark-@tone.svg); }
QMenu::icon { padding-left: 8px; }
QMenu::separator { height: 1px; background: @divider; margin: 5px 8px; }
QToolTip { background: @text; color: @panel; border: none; padding: 5px 8px; }
QStatusBar { color: @text_faint; font-size: 12px; }
QSizeGrip { image: none; }
QStatusBar::item { border: none; }
QSplitter::handle { background: transparent; }

QAbstractItemView { border: none; outline: none; background: @panel;
  alternate-background-color: @canvas;
  selection-background-color: @accent_fill; selection-color: @text; }
#completionList { border: 1px solid @panel_border; }
QPlainTextEdit, QTextEdit { border: none; background: @panel;
  selection-background-color: @selection;
  selection-color: @text; }
QTableView::item, QTreeView::item, QListView::item { padding: 4px 8px; }
QTableView { gridline-color: @divider; }
QAbstractItemView::item:focus { border: 1px solid @focus; }
QHeaderView { background: @panel; }
QHeaderView::section { background: @panel; color: @text_faint; border: none;
  border-bottom: 1px solid @divider;
  padding: 5px 8px; font-size: 11px; font-weight: 600; }
QTabBar { qproperty-drawBase: 0; }
QTabBar::tab { color: @text_muted; padding: 6px 14px; border: 2px solid transparent;
  font-weight: 500; }
QTabBar::tab:selected { color: @accent; border-bottom-color: @accent; }
QTabBar::tab:hover { color: @text; }
QTabBar:focus { border: 1px solid @focus; }
QTabWidget::pane { border: none; border-top: 1px solid @divider; }
QGroupBox { border: 1px solid @panel_border; border-radius: 8px; margin-top: 18px; padding: 8px; }
QGroupBox::title { subcontrol-origin: margin; left: 4px; color: @text_muted; }
)";

}  // namespace

QString styleSheetOf(const Theme& theme) {
  const std::pair<const char*, QColor> colors[] = {
      {"@accent_hover", mix(theme.accent, theme.text, 0.15)},
      {"@accent_fill", theme.accent_fill},
      {"@accent", theme.accent},
      {"@canvas", theme.canvas},
      {"@control", theme.control},
      {"@divider", theme.divider},
      {"@edge", theme.edge},
      {"@error", theme.error},
      {"@focus", theme.focus},
      {"@gradient", theme.gradient},
      {"@hover", theme.hover},
      {"@on_accent", theme.on_accent},
      {"@panel_border", theme.panel_border},
      {"@panel", theme.panel},
      {"@pressed", theme.pressed},
      {"@scroll", mix(theme.panel, theme.edge, 0.6)},
      {"@selection", theme.selection},
      {"@tangent", theme.tangent},
      {"@text_disabled", theme.text_disabled},
      {"@text_faint", theme.text_faint},
      {"@text_muted", theme.text_muted},
      {"@text", theme.text},
      {"@warning", theme.warning},
      {"@window", theme.window},
  };
  QString sheet = QString::fromLatin1(style_sheet);
  for (const auto& [word, color] : colors) sheet.replace(QLatin1String(word), color.name());
  sheet.replace("@radius", QStringLiteral("%1px").arg(theme.metrics.radius));
  return sheet.replace("@tone", theme.isDark() ? "dark" : "light");
}

}  // namespace nabla::ui
