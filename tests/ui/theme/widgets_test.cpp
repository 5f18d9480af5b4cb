// The style sheet is complete, and the small widgets keep their promises.
#include <QAction>
#include <QApplication>
#include <QFontInfo>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <memory>

#include "ui/theme/card.h"
#include "ui/theme/elided_label.h"
#include "ui/theme/fonts.h"
#include "ui/theme/segmented.h"
#include "ui/theme/style.h"

namespace ui_theme_widgets_test {

using namespace nabla::ui;

namespace {

int differenceOf(const QColor& a, const QColor& b) {
  return qAbs(a.red() - b.red()) + qAbs(a.green() - b.green()) + qAbs(a.blue() - b.blue());
}

}  // namespace

class WidgetsTest : public QObject {
  Q_OBJECT

 private slots:
  void init() {
    appearance_ = std::make_unique<Appearance>();
    appearance_->setMode(Appearance::Mode::light);
    applyStyle(*qApp, appearance_->theme());
  }

  void no_word_of_the_style_sheet_is_left_unfilled() {
    for (const ThemeKind kind : {ThemeKind::light, ThemeKind::dark, ThemeKind::print}) {
      QVERIFY(!styleSheetOf(theme(kind)).contains('@'));
    }
  }

  void the_fonts_are_those_compiled_in() {
    QCOMPARE(QFontInfo(uiFont()).family(), QString("Inter"));
    QCOMPARE(QFontInfo(codeFont()).family(), QString("JetBrains Mono"));
    QCOMPARE(QFontInfo(mathFont()).family(), QString("TeX Gyre Pagella Math"));
    QVERIFY(uiFont().families().contains("Noto Sans CJK SC"));
  }

  void the_palette_follows_the_theme() {
    appearance_->setMode(Appearance::Mode::dark);
    applyStyle(*qApp, appearance_->theme());
    QCOMPARE(QApplication::palette().color(QPalette::Window), appearance_->theme().window);
    QCOMPARE(QApplication::palette().color(QPalette::Text), appearance_->theme().text);
  }

  void a_body_with_square_corners_does_not_cover_the_round_ones() {
    QWidget window;
    window.setPalette(QPalette(appearance_->theme().window));
    window.setAutoFillBackground(true);
    window.resize(300, 200);
    Card card("Graph", *appearance_, &window);
    auto* body = new QWidget;
    body->setStyleSheet("background: red");
    card.setBody(body);
    card.setGeometry(20, 20, 200, 150);
    window.show();
    const QImage image = window.grab().toImage();
    for (const QPoint corner :
         {QPoint(20, 169), QPoint(219, 169), QPoint(20, 20), QPoint(219, 20)}) {
      QVERIFY(differenceOf(image.pixelColor(corner), appearance_->theme().window) < 40);
    }
    QVERIFY(differenceOf(image.pixelColor(120, 169), appearance_->theme().panel_border) < 12);
    QVERIFY(differenceOf(image.pixelColor(120, 140), Qt::red) < 12);
  }

  void a_tool_of_a_card_triggers_its_action() {
    Card card("Graph", *appearance_);
    QAction action("Fit");
    QSignalSpy triggered(&action, &QAction::triggered);
    QToolButton* button = card.addTool(&action);
    QCOMPARE(button->accessibleName(), QString("Fit"));
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(triggered.size(), 1);
  }

  void a_new_body_replaces_the_old_one() {
    Card card("Graph", *appearance_);
    QPointer<QWidget> first = new QWidget;
    card.setBody(first);
    auto* second = new QWidget;
    card.setBody(second);
    QVERIFY(first.isNull());
    QCOMPARE(card.body(), second);
  }

  void one_segment_is_chosen_by_mouse_and_by_arrow_keys() {
    Segmented segmented;
    for (const char* text : {"Evaluate", "Forward", "Reverse"}) segmented.addSegment(text);
    QCOMPARE(segmented.currentIndex(), 0);
    QSignalSpy changed(&segmented, &Segmented::currentChanged);
    segmented.show();
    segmented.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&segmented));
    const auto buttons = segmented.findChildren<QPushButton*>();
    QTest::mouseClick(buttons[2], Qt::LeftButton);
    QCOMPARE(segmented.currentIndex(), 2);
    QVERIFY(!buttons[2]->hasFocus());  // the arrow keys stay with the window
    buttons[2]->setFocus(Qt::TabFocusReason);
    QTest::keyClick(buttons[2], Qt::Key_Left);
    QCOMPARE(segmented.currentIndex(), 1);
    QCOMPARE(changed.size(), 2);
  }

  void choosing_the_chosen_segment_says_nothing() {
    Segmented segmented;
    segmented.addSegment("a");
    segmented.addSegment("b");
    QSignalSpy changed(&segmented, &Segmented::currentChanged);
    segmented.setCurrentIndex(0);
    segmented.setCurrentIndex(7);
    QCOMPARE(changed.size(), 0);
    segmented.setCurrentIndex(1);
    QCOMPARE(changed.size(), 1);
  }

  void a_label_gives_way_but_keeps_its_text() {
    const QString text("a long subtitle that needs a lot of room");
    ElidedLabel label(text);
    QVERIFY(label.minimumSizeHint().width() < label.sizeHint().width() / 2);
    label.resize(60, label.sizeHint().height());
    QCOMPARE(label.text(), text);
    QVERIFY(!label.grab().toImage().isNull());
  }

 private:
  std::unique_ptr<Appearance> appearance_;
};

QTEST_MAIN(WidgetsTest)

}  // namespace ui_theme_widgets_test

#include "ui_theme_widgets_test.moc"
