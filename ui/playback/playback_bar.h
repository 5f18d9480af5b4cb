// The player: buttons, timeline and what is happening, in one card of fixed height.
#pragma once

#include <QFrame>

#include "ui/playback/playhead.h"
#include "ui/theme/appearance.h"

class QLabel;
class QToolButton;

namespace nabla::ui {

class FormulaLabel;

class PlaybackBar : public QFrame {
  Q_OBJECT

 public:
  PlaybackBar(Playhead& playhead, const Appearance& appearance, QWidget* parent = nullptr);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QToolButton* button(const char* name, const QString& icon, const QString& hint,
                      void (Playhead::*action)());
  QWidget* makeTransport();
  QToolButton* makeSpeed();
  QWidget* makeNarration();
  void showPosition();
  void showPlaying();
  void showSpeed();
  void retint();

  Playhead& playhead_;
  const Appearance& appearance_;
  QToolButton* play_ = nullptr;
  QToolButton* speed_ = nullptr;
  QWidget* strip_ = nullptr;
  QLabel* sentence_ = nullptr;
  FormulaLabel* formula_ = nullptr;
  Role role_;
  int shown_index_ = -2;
};

}  // namespace nabla::ui
