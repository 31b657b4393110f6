package org.wsmanspec.suite.negative;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What requests carry, and what is due when one thing about it is wrong.
 *
 * @param messages correct messages by name
 * @param items elements and attributes, in order
 * @param elsewhere what the schemas have and requests have not, with the place where it belongs
 */
record Inventory(Map<String, Message> messages, List<Item> items, Map<String, String> elsewhere) {

  /**
   * The message of a name.
   *
   * @throws IllegalStateException if there is none
   */
  Message message(String name) {
    return Optional.ofNullable(messages.get(name))
        .orElseThrow(() -> new IllegalStateException("the inventory has no message " + name));
  }

  /**
   * What must happen.
   *
   * @param covers the requirement that says so
   * @param needs capability words beside those of the message
   * @param expect the expectation in the scenario language; {@code success} for the message's own
   * @param late whether an Enumerate may succeed if the first Pull does not
   * @param first whether the message as such must be seen to succeed before
   */
  record Due(String covers, List<String> needs, String expect, boolean late, boolean first) {}

  /**
   * A correct message.
   *
   * @param title its name for people
   * @param step the operation in the scenario language, as the flow mapping of one key
   * @param needs capability words
   * @param disruptive whether a service that overlooks a mistake changes something
   * @param success word for its success
   * @param variables flow mapping; or empty
   * @param before steps before it; or empty
   * @param mutate mutations that make it whole; or empty
   * @param keep flow mapping; or empty
   * @param cleanup steps; or empty
   */
  record Message(
      String title,
      String step,
      List<String> needs,
      boolean disruptive,
      String success,
      String variables,
      String before,
      String mutate,
      String keep,
      String cleanup) {}

  /**
   * An element or attribute.
   *
   * @param element its name, with the names of what is around it where that tells them apart
   * @param id its name in ids
   * @param called its name for people
   * @param type its type in the schemas; empty if that has no name
   * @param at XPath of it in the message
   * @param with keys that the operation needs for it to be there; or empty
   * @param needs capability words
   * @param cases what can be wrong
   */
  record Item(
      String element,
      String id,
      String called,
      String type,
      String at,
      String with,
      List<String> needs,
      Map<Bend, Case> cases) {

    Item {
      cases = Collections.unmodifiableMap(new LinkedHashMap<>(cases));
    }

    /** Whether no schema has it. */
    boolean invented() {
      return element.startsWith("x:");
    }
  }

  /**
   * One thing that is wrong.
   *
   * @param in names of the messages
   * @param value what is there instead; or empty
   * @param due what must happen; empty: anything may
   * @param open why anything may happen; or empty
   */
  record Case(List<String> in, String value, Optional<Due> due, String open) {}

  Inventory {
    messages = Collections.unmodifiableMap(new LinkedHashMap<>(messages));
    items = List.copyOf(items);
    elsewhere = Collections.unmodifiableMap(new LinkedHashMap<>(elsewhere));
  }
}
