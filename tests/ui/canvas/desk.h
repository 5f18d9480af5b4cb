// A workspace with its canvas, as the window puts them together, and hands for them: shared by the
// tests of the canvas.
#pragma once

#include <QTest>
#include <initializer_list>
#include <string>
#include <vector>

#include "ui/canvas/editing/canvas_editor.h"
#include "ui/canvas/graph_canvas.h"

namespace nabla::ui {

struct CanvasDesk {
  explicit CanvasDesk(const std::string& text, Mode execution = Mode::eager) {
    playhead.setReducedMotion(true);
    workspace.setExecution(execution);
    Document document;
    document.program = text;
    workspace.newDocument(document);
    settle();
    canvas.resize(1000, 700);
    canvas.show();
    canvas.activateWindow();
    canvas.setFocus();
    QTest::qWait(1);
  }

  // The newest program is analysed and shown.
  void settle() {
    workspace.waitUntilCurrent();
    playhead.setTrace(workspace.analysis()->trace);
    canvas.waitForScene();
  }
  const std::string& text() const { return workspace.document().program; }

  NodeId node(const std::string& key) const { return canvas.scene()->find(key).value(); }
  const SceneCard& card(const std::string& key) const { return *canvas.scene()->card(node(key)); }
  QPoint middle(NodeId id) const { return canvas.nodeRect(id).center().toPoint(); }
  QPoint middle(const std::string& key) const { return middle(node(key)); }
  QPoint port(const std::string& key, int operand) const {
    return canvas.portPos(node(key), operand).toPoint();
  }

  void hold(QPoint from, QPoint to, Qt::KeyboardModifiers keys = {},
            Qt::MouseButton button = Qt::LeftButton) {
    QTest::mousePress(&canvas, button, keys, from);
    for (int i = 1; i <= 4; ++i) QTest::mouseMove(&canvas, from + (to - from) * i / 4);
  }
  void drag(QPoint from, QPoint to, Qt::KeyboardModifiers keys = {},
            Qt::MouseButton button = Qt::LeftButton) {
    hold(from, to, keys, button);
    QTest::mouseRelease(&canvas, button, keys, to);
    settle();
  }
  void key(int code, Qt::KeyboardModifiers keys = {}) {
    QTest::keyClick(&canvas, static_cast<Qt::Key>(code), keys);
    settle();
  }
  void click(QPoint at, Qt::KeyboardModifiers keys = {}) {
    QTest::mouseClick(&canvas, Qt::LeftButton, keys, at);
  }
  void select(std::initializer_list<const char*> keys) {
    std::vector<NodeId> nodes;
    for (const char* name : keys) nodes.push_back(node(name));
    canvas.select(nodes);
  }

  Appearance appearance;
  Workspace workspace;
  Playhead playhead;
  GraphCanvas canvas{workspace, playhead, appearance};
};

}  // namespace nabla::ui
