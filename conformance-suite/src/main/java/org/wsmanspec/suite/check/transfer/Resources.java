package org.wsmanspec.suite.check.transfer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.StepRef;
import org.wsmanspec.suite.check.Asked;

/** Telling resources apart, and comparing what is known of them at different times. */
final class Resources {

  private Resources() {}

  /** Values by local name; a NULL counts as absent. */
  static Map<String, List<String>> properties(Element instance) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (Element e : Dom.children(instance)) {
      if (!Dom.isNil(e)) {
        values.computeIfAbsent(e.getLocalName(), k -> new ArrayList<>()).add(Dom.text(e));
      }
    }
    return values;
  }

  /** What the keys of all resources of one scenario begin with. */
  static String scenario(Asked asked) {
    return asked.exchange().step().map(StepRef::scenario).orElse("") + '\0';
  }

  /** Scenario and resource; in a capture, all exchanges belong to one. */
  static String key(Asked asked) {
    StringBuilder key =
        new StringBuilder(scenario(asked)).append(asked.envelope().resourceUri().orElse(""));
    asked.envelope().selectors().stream()
        .map(s -> s.name() + "=" + s.value())
        .sorted()
        .forEach(s -> key.append('\0').append(s));
    return key.toString();
  }
}
