#include "app/text.h"

#include <QCoreApplication>
#include <QTranslator>
#include <cstdlib>

#include "ui/workspace/words.h"

namespace nabla::app {

std::string locale_language() {
  for (const char* variable : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(variable);
    if (value && *value) return std::string(value).rfind("zh", 0) == 0 ? "zh" : "en";
  }
  return "en";
}

void use_language(const std::string& language) {
  if (language != "zh" || !QCoreApplication::instance()) return;
  static QTranslator translator;
  if (translator.load(QStringLiteral(":/i18n/nabla_zh_CN.qm"))) {
    QCoreApplication::installTranslator(&translator);
  }
}

std::string text(const Message& message) { return ui::words(message).toStdString(); }

std::string translated(std::string_view words) { return text(Message{std::string(words), {}}); }

std::string text(const Diagnostic& diagnostic) { return ui::words(diagnostic).toStdString(); }

}  // namespace nabla::app
