#include "ui/theme/icons.h"

#include <QDir>
#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmap>
#include <QSvgRenderer>

namespace nabla::ui {

namespace {

QByteArray readIcon(const QString& name) {
  QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void paintSvg(QPainter& painter, const QRectF& rect, QByteArray svg, const QColor& color) {
  QSvgRenderer renderer(svg.replace("currentColor", color.name().toLatin1()));
  const double side = qMin(rect.width(), rect.height());
  QRectF square(0, 0, side, side);
  square.moveCenter(rect.center());
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  renderer.render(&painter, square);
  painter.restore();
}

struct IconColors {
  QColor normal, active, on, disabled;

  QColor pick(QIcon::Mode mode, QIcon::State state) const {
    if (mode == QIcon::Disabled) return disabled;
    if (state == QIcon::On) return on;
    return mode == QIcon::Normal ? normal : active;
  }
};

// Draws from the outlines each time, so that no size and no device pixel ratio is blurred.
class StrokeIconEngine : public QIconEngine {
 public:
  StrokeIconEngine(QString name, QByteArray svg, IconColors colors)
      : name_(std::move(name)), svg_(std::move(svg)), colors_(colors) {}

  void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override {
    paintSvg(*painter, rect, svg_, colors_.pick(mode, state));
  }

  QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
    if (size.isEmpty()) return {};
    QPixmap pixmap(size);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    paint(&painter, QRect(QPoint(), size), mode, state);
    return pixmap;
  }

  QString iconName() override { return name_; }
  QString key() const override { return QStringLiteral("nabla"); }
  bool isNull() override { return svg_.isEmpty(); }
  QIconEngine* clone() const override { return new StrokeIconEngine(*this); }

 private:
  QString name_;
  QByteArray svg_;
  IconColors colors_;
};

QIcon makeIcon(const QString& name, const IconColors& colors) {
  const QByteArray svg = readIcon(name);
  return svg.isEmpty() ? QIcon() : QIcon(new StrokeIconEngine(name, svg, colors));
}

}  // namespace

QIcon icon(const QString& name, const Theme& theme, Role role) {
  const QColor normal = theme.color(role);
  const QColor active = role == Role::muted ? theme.text : normal;
  return makeIcon(name, {normal, active, theme.accent, theme.text_disabled});
}

QIcon icon(const QString& name, const QColor& color) {
  return makeIcon(name, {color, color, color, color});
}

void paintIcon(QPainter& painter, const QRectF& rect, const QString& name, const QColor& color) {
  const QByteArray svg = readIcon(name);
  if (!svg.isEmpty()) paintSvg(painter, rect, svg, color);
}

QStringList iconNames() {
  QStringList names = QDir(":/icons").entryList({"*.svg"}, QDir::Files, QDir::Name);
  for (QString& name : names) name.chop(4);
  return names;
}

}  // namespace nabla::ui
