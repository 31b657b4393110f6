package org.wsmanspec.scenario.run;

import java.util.Map;
import org.wsmanspec.message.mutation.XmlFragments;
import org.wsmanspec.scenario.Text;

/**
 * What rendering one step needs to know.
 *
 * @param name the step's title, for messages
 * @param variables the scenario's variables
 * @param namespaces prefixes that the scenario or step adds to the vocabulary's
 */
record StepContext(String name, StepVariables variables, Map<String, String> namespaces) {

  String text(Text text) {
    return variables.text(text, name);
  }

  String markup(Text text) {
    return variables.markup(text, name);
  }

  /** All prefixes that expressions may use. */
  Map<String, String> prefixes() {
    return XmlFragments.prefixes(namespaces);
  }
}
