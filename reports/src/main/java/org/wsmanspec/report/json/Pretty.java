package org.wsmanspec.report.json;

import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON for people and version control: indented alike everywhere, with line feeds. */
public final class Pretty {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Pretty() {}

  /** The text, ending with a line feed. */
  public static String print(JsonNode node) {
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter()
            .withObjectIndenter(new DefaultIndenter("  ", "\n"))
            .withArrayIndenter(new DefaultIndenter("  ", "\n"));
    return MAPPER.writer().with(printer).writeValueAsString(node) + "\n";
  }
}
