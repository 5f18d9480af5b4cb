// Random hands on a window: clicks, drags, wheel, keys and typing, at the window system's door. The
// same seed gives the same gestures. Dialogs are refused and menus fall shut by themselves.
#pragma once

#include <QApplication>
#include <QElapsedTimer>
#include <QTest>
#include <QTimer>
#include <QWheelEvent>
#include <QWindow>
#include <random>

namespace nabla::fuzz {

class Monkey : public QObject {
 public:
  Monkey(QWidget& window, unsigned seed) : window_(window), random_(seed) {
    connect(&watch_, &QTimer::timeout, this, &Monkey::letGoWhereItHangs);
    watch_.start(150);
  }

  void act() {
    ++acts_;
    if (!window_.isVisible()) window_.show();  // it was closed, as it may be
    const std::size_t kind = pick(100);
    if (kind < 30) return click();
    if (kind < 40) return QTest::mouseDClick(handle(), Qt::LeftButton, {}, place());
    if (kind < 60) return drag();
    if (kind < 67) return turnWheel();
    if (kind < 90) return key();
    type();
  }

  // Nothing is held and no menu is open afterwards.
  void rest() {
    for (const Qt::MouseButton button : {Qt::LeftButton, Qt::MiddleButton, Qt::RightButton}) {
      if (held_ & button) QTest::mouseRelease(handle(), button, {}, place());
    }
    held_ = {};
    while (QWidget* popup = QApplication::activePopupWidget()) popup->close();
    for (int i = 0; i < 2; ++i) QTest::keyClick(handle(), Qt::Key_Escape);
  }

 private:
  struct Stroke {
    Qt::Key key;
    Qt::KeyboardModifiers modifiers = {};
  };

  QWindow* handle() { return window_.windowHandle(); }
  std::size_t pick(std::size_t count) {
    return std::uniform_int_distribution<std::size_t>(0, count - 1)(random_);
  }
  template <class Value, std::size_t n>
  const Value& of(const Value (&values)[n]) {
    return values[pick(n)];
  }
  QPoint place() {
    const auto across = static_cast<std::size_t>(window_.width());
    const auto down = static_cast<std::size_t>(window_.height());
    return {static_cast<int>(pick(across)), static_cast<int>(pick(down))};
  }

  void click() {
    const Qt::MouseButton button =
        of({Qt::LeftButton, Qt::LeftButton, Qt::LeftButton, Qt::RightButton, Qt::MiddleButton});
    const QPoint at = place();
    QTest::mouseMove(handle(), at);
    QTest::mouseClick(handle(), button, {}, at);
    if (button != Qt::RightButton) return;
    QWidget* under = window_.childAt(at);  // the platform makes no menu of it
    if (!under) return;
    QContextMenuEvent menu(QContextMenuEvent::Mouse, under->mapFrom(&window_, at),
                           window_.mapToGlobal(at));
    QCoreApplication::sendEvent(under, &menu);
  }

  // Often a key is pressed in the middle of it.
  void drag() {
    const Qt::MouseButton button = of({Qt::LeftButton, Qt::LeftButton, Qt::MiddleButton});
    QTest::mousePress(handle(), button, {}, place());
    held_ |= button;
    for (std::size_t i = 0, moves = 1 + pick(5); i < moves; ++i) {
      QTest::mouseMove(handle(), place());
      if (pick(4) == 0) key();
    }
    QTest::mouseRelease(handle(), button, {}, place());
    held_ &= ~Qt::MouseButtons(button);
  }

  void turnWheel() {
    const QPoint at = place();
    QWidget* under = window_.childAt(at);
    if (!under) return;
    const QPoint turn(0, pick(2) == 0 ? 120 : -120);
    QWheelEvent wheel(under->mapFrom(&window_, at), window_.mapToGlobal(at), {}, turn, Qt::NoButton,
                      pick(4) == 0 ? Qt::ControlModifier : Qt::NoModifier, Qt::NoScrollPhase,
                      false);
    QCoreApplication::sendEvent(under, &wheel);
  }

  void key() {
    static constexpr Qt::KeyboardModifiers control = Qt::ControlModifier;
    static constexpr Stroke strokes[] = {{Qt::Key_Space},
                                         {Qt::Key_Left},
                                         {Qt::Key_Right},
                                         {Qt::Key_Home},
                                         {Qt::Key_End},
                                         {Qt::Key_Up},
                                         {Qt::Key_Down},
                                         {Qt::Key_Delete},
                                         {Qt::Key_Backspace},
                                         {Qt::Key_Return},
                                         {Qt::Key_Escape},
                                         {Qt::Key_Tab},
                                         {Qt::Key_Backtab, Qt::ShiftModifier},
                                         {Qt::Key_F2},
                                         {Qt::Key_F5},
                                         {Qt::Key_F9},
                                         {Qt::Key_F10},
                                         {Qt::Key_Slash},
                                         {Qt::Key_W},
                                         {Qt::Key_R},
                                         {Qt::Key_E},
                                         {Qt::Key_I},
                                         {Qt::Key_O},
                                         {Qt::Key_F},
                                         {Qt::Key_BracketLeft},
                                         {Qt::Key_BracketRight},
                                         {Qt::Key_Z, control},
                                         {Qt::Key_Z, control},
                                         {Qt::Key_Z, control | Qt::ShiftModifier},
                                         {Qt::Key_C, control},
                                         {Qt::Key_V, control},
                                         {Qt::Key_X, control},
                                         {Qt::Key_A, control},
                                         {Qt::Key_D, control},
                                         {Qt::Key_F, control},
                                         {Qt::Key_B, control},
                                         {Qt::Key_P, control},
                                         {Qt::Key_N, control},
                                         {Qt::Key_0, control},
                                         {Qt::Key_Plus, control},
                                         {Qt::Key_Minus, control},
                                         {Qt::Key_BracketLeft, control},
                                         {Qt::Key_BracketRight, control},
                                         {Qt::Key_Return, Qt::ShiftModifier},
                                         {Qt::Key_Insert, Qt::ShiftModifier},
                                         {Qt::Key_Left, Qt::AltModifier},
                                         {Qt::Key_Down, Qt::AltModifier},
                                         {Qt::Key_1, Qt::AltModifier},
                                         {Qt::Key_2, Qt::AltModifier},
                                         {Qt::Key_3, Qt::AltModifier}};
    const Stroke& stroke = of(strokes);
    QTest::keyClick(handle(), stroke.key, stroke.modifiers);
  }

  void type() {
    static constexpr const char* words[] = {
        "x = variable(2)",      "y = x*x",    "sin",       "for i in range(3):",
        "    y = y*x",          "grad",       "if y > 2:", "    z = y",
        "softmax([x, 2])",      "[1,2,3]",    "A @ B",     "def f(a):",
        "    return a*a",       "minimize y", "2x+1",      "|x|",
        "while y < 10:",        "y += 1",     "_ * 3",     "exp(x) + x",
        "p = variable([1, 2])", "output y"};
    for (const char* letter = of(words); *letter != '\0'; ++letter)
      QTest::keyClick(handle(), *letter);
    if (pick(2) == 0) QTest::keyClick(handle(), Qt::Key_Return);
  }

  // A dialog, a menu or a drag that runs a loop of its own would wait for ever.
  void letGoWhereItHangs() {
    if (QWidget* dialog = QApplication::activeModalWidget()) dialog->close();
    if (acts_ != seen_) {
      seen_ = acts_;
      return;
    }
    if (QWidget* popup = QApplication::activePopupWidget()) popup->close();
    if (held_ == Qt::NoButton || letting_go_) return;
    letting_go_ = true;
    QTest::keyClick(handle(), Qt::Key_Escape);
    letting_go_ = false;
  }

  QWidget& window_;
  std::mt19937 random_;
  QTimer watch_;
  Qt::MouseButtons held_;
  int acts_ = 0;
  int seen_ = 0;
  bool letting_go_ = false;
};

}  // namespace nabla::fuzz
