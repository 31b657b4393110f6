package org.wsmanspec.message.clixml;

import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;
import org.wsmanspec.message.clixml.Clixml.Problem;

/** Reads and writes the short form of a progress record. */
final class ProgressElements {

  private static final List<String> ORDER = List.of("AV", "AI", "S", "PI", "PC", "T", "SR", "SD");
  private static final int OPERATION = 2;

  private ProgressElements() {}

  static Optional<ClixmlValue> read(Element e, List<Problem> problems) {
    List<Element> fields = Elements.children(e, problems);
    boolean fits = fields.size() == ORDER.size();
    for (int i = 0; fits && i < fields.size(); i++) {
      String name = fields.get(i).getLocalName();
      fits = ORDER.get(i).equals(name) || (i == OPERATION && "Nil".equals(name));
    }
    if (!fits) {
      problems.add(
          new Problem("a progress record holds " + String.join(", ", ORDER), Elements.path(e)));
      return Optional.empty();
    }
    List<String> texts = fields.stream().map(f -> Elements.text(f, problems)).toList();
    try {
      return Optional.of(
          new ProgressElement(
              StringEscapes.unescape(texts.get(0)),
              Integer.parseInt(texts.get(1)),
              "Nil".equals(fields.get(OPERATION).getLocalName())
                  ? Optional.empty()
                  : Optional.of(StringEscapes.unescape(texts.get(OPERATION))),
              Integer.parseInt(texts.get(3)),
              Integer.parseInt(texts.get(4)),
              StringEscapes.unescape(texts.get(5)),
              Integer.parseInt(texts.get(6)),
              StringEscapes.unescape(texts.get(7))));
    } catch (NumberFormatException wrong) {
      problems.add(
          new Problem(
              "a number of the progress record is none: " + wrong.getMessage(), Elements.path(e)));
      return Optional.empty();
    }
  }

  static List<Field> fields(ProgressElement progress) {
    return List.of(
        new Field("AV", StringEscapes.escape(progress.activity())),
        new Field("AI", Integer.toString(progress.activityId())),
        progress
            .currentOperation()
            .map(o -> new Field("S", StringEscapes.escape(o)))
            .orElse(new Field("Nil", "")),
        new Field("PI", Integer.toString(progress.parentActivityId())),
        new Field("PC", Integer.toString(progress.percentComplete())),
        new Field("T", StringEscapes.escape(progress.type())),
        new Field("SR", Integer.toString(progress.secondsRemaining())),
        new Field("SD", StringEscapes.escape(progress.statusDescription())));
  }

  record Field(String element, String text) {}
}
