package org.wsmanspec.scenario;

import java.util.Map;

/** What a {@code send} step puts on the wire. */
public sealed interface Content {

  /**
   * An envelope made from a named message template.
   *
   * @param name name of the template
   * @param model values for it
   */
  record Template(Text name, Map<String, Text> model) implements Content {
    public Template {
      model = Ordered.copy(model);
    }
  }

  /**
   * The bytes of a file as HTTP body, with variables replaced if it is UTF-8 text.
   *
   * @param path absolute, or relative to the scenario file
   */
  record File(Text path) implements Content {}

  /**
   * A text as HTTP body.
   *
   * @param text the whole body
   */
  record Literal(Text text) implements Content {}

  /**
   * Bytes as HTTP body.
   *
   * @param bytes the whole body
   * @param written how they are written in the file, for people
   */
  record Bytes(Octets bytes, String written) implements Content {}

  /**
   * All bytes of the HTTP request, line and header fields included.
   *
   * @param text the request; its line ends are sent as CR LF up to the first empty line
   */
  record Raw(Text text) implements Content {}
}
