#include "ui/window/examples.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace nabla::ui {
namespace {

QByteArray resource(const QString& name) {
  QFile file(QStringLiteral(":/examples/") + name);
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// With comments in the language of the window, where there are any.
QByteArray program_of(const QString& file, const QString& language) {
  const QByteArray own = resource(language + u'/' + file);
  return own.isEmpty() ? resource(file) : own;
}

QString localized(const QJsonValue& texts, const QString& language) {
  const QJsonObject object = texts.toObject();
  const QString text = object.value(language).toString();
  return text.isEmpty() ? object.value(QStringLiteral("en")).toString() : text;
}

// A file ends its last line; shown, that would be an empty line more.
QByteArray withoutLastLine(QByteArray program) {
  while (program.endsWith('\n')) program.chop(1);
  return program;
}

OptimizerChoice optimizer_of(const QJsonObject& entry) {
  OptimizerChoice choice;
  const QJsonObject optimizer = entry.value(QStringLiteral("optimizer")).toObject();
  if (optimizer.contains(QStringLiteral("method"))) {
    choice.method = optimizer.value(QStringLiteral("method")).toString().toStdString();
  }
  const QJsonObject settings = optimizer.value(QStringLiteral("settings")).toObject();
  for (auto it = settings.begin(); it != settings.end(); ++it) {
    choice.settings[it.key().toStdString()] = it.value().toDouble();
  }
  return choice;
}

}  // namespace

QVector<Example> loadExamples(const QString& language) {
  QVector<Example> examples;
  const QJsonArray entries =
      QJsonDocument::fromJson(resource(QStringLiteral("index.json"))).array();
  for (const QJsonValue& value : entries) {
    const QJsonObject entry = value.toObject();
    Example example;
    example.title = localized(entry.value(QStringLiteral("title")), language);
    example.description = localized(entry.value(QStringLiteral("description")), language);
    example.document.program =
        withoutLastLine(program_of(entry.value(QStringLiteral("file")).toString(), language))
            .toStdString();
    example.document.optimizer = optimizer_of(entry);
    examples.push_back(std::move(example));
  }
  return examples;
}

}  // namespace nabla::ui
