// Bars at the top of a window that say what happened to a document and offer what to do about it.
// They wait; nothing else does.
#pragma once

#include <QFrame>
#include <QString>
#include <QVector>
#include <functional>

#include "ui/theme/appearance.h"

class QLabel;
class QVBoxLayout;

namespace nabla::ui {

struct NoticeChoice {
  QString name;  // object name of the button
  QString text;
  std::function<void()> act;
};

struct Notice {
  QString id;                // a notice takes the place of one with the same id
  Role role = Role::accent;  // accent, warning or error
  QString text;
  QVector<NoticeChoice> choices;  // the first one is what most people want
  std::function<void()> closed;   // by its cross; without one there is no cross
};

class NoticeBar : public QFrame {
  Q_OBJECT

 public:
  NoticeBar(const Notice& notice, const Appearance& appearance, QWidget* parent = nullptr);

  const QString& id() const { return id_; }
  QString text() const;

 signals:
  void done();  // a choice was made, or the bar was closed

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  void makeRow(const Notice& notice);
  void retint();

  QString id_;
  Role role_;
  const Appearance& appearance_;
  QLabel* icon_;
  QLabel* text_;
};

class NoticeStack : public QWidget {
  Q_OBJECT

 public:
  explicit NoticeStack(const Appearance& appearance, QWidget* parent = nullptr);

  NoticeBar* add(const Notice& notice);
  // The bar with that id, or null.
  NoticeBar* find(const QString& id) const;
  void remove(const QString& id);

 private:
  const Appearance& appearance_;
  QVBoxLayout* rows_;
};

}  // namespace nabla::ui
