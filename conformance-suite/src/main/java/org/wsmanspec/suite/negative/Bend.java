package org.wsmanspec.suite.negative;

import java.util.List;
import java.util.Locale;

/** What can be wrong with an element or attribute of an otherwise correct message. */
enum Bend {
  MISSING("without %s"),
  DUPLICATED("with %s twice"),
  EMPTY("with an empty %s"),
  WRONG_TYPE("with the wrong type of %s"),
  WRONG_NAMESPACE("with %s in a wrong namespace"),
  UNKNOWN_MANDATORY("with the unknown, mandatory header %s"),
  OVERSIZED("with an oversized %s");

  private static final String WRONG = "http://schemas.example.org/wsmanspec/wrong";
  private static final String UNHEARD =
      "<x:Unheard xmlns:x=\"http://schemas.example.org/wsmanspec/headers\""
          + " xmlns:s=\"http://www.w3.org/2003/05/soap-envelope\" s:mustUnderstand=\"true\"/>";

  private final String phrase;

  Bend(String phrase) {
    this.phrase = phrase;
  }

  /** The word for it in ids and in the inventory, such as {@code wrong-type}. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What a message is like that has it, for a title. */
  String title(Inventory.Item item) {
    String what = this == UNKNOWN_MANDATORY ? unknown(item) : item.called();
    return String.format(Locale.ROOT, phrase, what);
  }

  /** The mutations that do it, each as the flow mapping of an item of {@code mutate}. */
  List<String> mutations(Inventory.Item item, String value) {
    String at = Flow.text(item.at());
    boolean attribute = item.at().matches(".*/@[^/]+");
    return switch (this) {
      case MISSING -> List.of("remove: " + at);
      case DUPLICATED -> List.of("duplicate: " + at);
      case EMPTY ->
          attribute
              ? List.of("set: { at: " + at + ", value: \"\" }")
              : List.of("remove: " + Flow.text(item.at() + "/node()"));
      case WRONG_TYPE, OVERSIZED ->
          List.of("set: { at: " + at + ", value: " + Flow.text(value) + " }");
      case WRONG_NAMESPACE ->
          List.of("namespace: { at: " + at + ", to: " + Flow.text(WRONG) + " }");
      case UNKNOWN_MANDATORY -> unknownMandatory(item, at);
    };
  }

  /** A header of the item's namespace that nobody has defined; the item itself if it is such. */
  private static String unknown(Inventory.Item item) {
    return item.invented() ? item.element() : item.element() + "UnheardOf";
  }

  private static List<String> unknownMandatory(Inventory.Item item, String at) {
    if (item.invented()) {
      return List.of("add: { at: " + at + ", xml: " + Flow.text(UNHEARD) + " }");
    }
    String renamed = item.at().substring(0, item.at().lastIndexOf('/') + 1) + unknown(item);
    return List.of(
        "rename: { at: " + at + ", to: " + Flow.text(unknown(item)) + " }",
        "set: { at: " + Flow.text(renamed + "/@s:mustUnderstand") + ", value: \"true\" }");
  }
}
