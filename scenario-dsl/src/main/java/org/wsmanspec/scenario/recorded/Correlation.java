package org.wsmanspec.scenario.recorded;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Namespaces;

/**
 * Which values of later requests the server had chosen in an earlier answer, and which ids the
 * client may as well choose anew.
 *
 * <p>The server has chosen a value if no request up to then had it: ids anywhere, and the whole
 * text of what is handed out to be handed back, such as enumeration contexts, reference parameters
 * and points in time.
 */
final class Correlation {

  private static final Pattern ID =
      Pattern.compile(
          "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}"
              // Recordings that were made by hand have names in place of ids.
              + "|\\$\\{[A-Za-z][\\w.]*\\}");

  private static final Pattern TIME =
      Pattern.compile("-?\\d{4,}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\S*");

  private static final Set<String> HANDED_BACK =
      Set.of("EnumerationContext", "Identifier", "Selector", "Bookmark");

  private final Map<String, String> names = new LinkedHashMap<>();
  private final Map<String, String> fresh = new LinkedHashMap<>();
  private final Map<Integer, Map<String, String>> kept = new HashMap<>();

  private Correlation() {}

  /**
   * Look through a recording.
   *
   * @param chooseAnew whether ids of shells and commands that the client had chosen may be other
   *     ones; not so where they are inside of what cannot be changed
   */
  static Correlation of(List<Exchange> exchanges, boolean chooseAnew) {
    Correlation result = new Correlation();
    List<Set<String>> asked =
        exchanges.stream().map(e -> values(e.requestEnvelope(), false).keySet()).toList();
    Set<String> before = new HashSet<>();
    for (int i = 0; i < exchanges.size(); i++) {
      before.addAll(asked.get(i));
      if (chooseAnew) {
        exchanges.get(i).requestEnvelope().ifPresent(result::chosen);
      }
      Set<String> later = new HashSet<>();
      asked.subList(i + 1, asked.size()).forEach(later::addAll);
      Map<String, Place> answered = values(exchanges.get(i).responseEnvelope(), true);
      for (Map.Entry<String, Place> each : answered.entrySet()) {
        if (later.contains(each.getKey()) && !before.contains(each.getKey())) {
          result.keep(i, each.getKey(), each.getValue());
        }
      }
      before.addAll(answered.keySet());
    }
    return result;
  }

  /** The ids of shells and commands in a request that makes one. */
  private void chosen(Envelope request) {
    for (Place place : Place.in(request.document())) {
      String element = place.element().getLocalName();
      String name = place.name().getLocalPart();
      boolean id =
          Namespaces.RSP.equals(place.element().getNamespaceURI())
              && ((element.equals("Shell") && name.equals("ShellId"))
                  || (element.equals("CommandLine") && name.equals("CommandId")));
      Matcher matcher = ID.matcher(place.value());
      if (id && matcher.matches() && !names.containsKey(normal(place.value()))) {
        String variable = variable(place.word());
        names.put(normal(place.value()), variable);
        fresh.put(variable, "${uuid}");
      }
    }
  }

  private void keep(int exchange, String value, Place place) {
    if (names.containsKey(value)) {
      return;
    }
    String variable = variable(place.word());
    names.put(value, variable);
    Matcher matcher = ID.matcher(place.value());
    String expression = nth(place);
    while (matcher.find()) {
      if (normal(matcher.group()).equals(value)
          && matcher.group().length() != place.value().length()) {
        expression =
            "substring("
                + expression
                + ", "
                + (matcher.start() + 1)
                + ", "
                + matcher.group().length()
                + ")";
        break;
      }
    }
    kept.computeIfAbsent(exchange, k -> new LinkedHashMap<>()).put(variable, expression);
  }

  /** The place among those alike. */
  private static String nth(Place place) {
    String expression = place.expression();
    int before = 0;
    for (Place each : Place.in(place.node().getOwnerDocument())) {
      if (each.node() == place.node()) {
        break;
      }
      if (each.expression().equals(expression)) {
        before++;
      }
    }
    return before == 0 ? expression : "(" + expression + ")[" + (before + 1) + "]";
  }

  private String variable(String word) {
    String base =
        word.substring(0, 1).toLowerCase(Locale.ROOT) + word.substring(1).replaceAll("\\W", "");
    String name = base;
    for (int i = 2; names.containsValue(name); i++) {
      name = base + i;
    }
    return name;
  }

  /** The values in a message that may be correlated, and where each stands first. */
  private static Map<String, Place> values(Optional<Envelope> envelope, boolean answer) {
    Map<String, Place> found = new LinkedHashMap<>();
    if (envelope.isEmpty()) {
      return found;
    }
    for (Place place : Place.in(envelope.get().document())) {
      if (answer && isMessageId(place)) {
        continue;
      }
      String value = place.value();
      Matcher matcher = ID.matcher(value);
      boolean ids = false;
      while (matcher.find()) {
        found.putIfAbsent(normal(matcher.group()), place);
        ids = true;
      }
      if (!ids && (TIME.matcher(value).matches() || handedBack(place))) {
        found.putIfAbsent(value, place);
      }
    }
    return found;
  }

  private static boolean isMessageId(Place place) {
    return place.name().equals(Names.WSA_MESSAGE_ID) || place.name().equals(Names.WSA_RELATES_TO);
  }

  private static boolean handedBack(Place place) {
    return place.node() instanceof Element
        && !place.value().isEmpty()
        && HANDED_BACK.contains(place.element().getLocalName());
  }

  private static String normal(String id) {
    return id.startsWith("${") ? id : id.toUpperCase(Locale.ROOT);
  }

  /** Variables and expressions that take their values from the answer of an exchange. */
  Map<String, String> kept(int exchange) {
    return kept.getOrDefault(exchange, Map.of());
  }

  /** Variables with a value of the client's choice. */
  Map<String, String> fresh() {
    return fresh;
  }

  /** The names of all variables. */
  List<String> variables() {
    return new ArrayList<>(names.values());
  }

  /** Put variables in place of what the server had chosen; other text is guarded against that. */
  void apply(Document request) {
    for (Place place : Place.in(request)) {
      String value = place.value();
      String whole = names.get(value);
      String replaced = whole == null ? replaced(value) : "${" + whole + "}";
      if (!replaced.equals(value)) {
        place.set(replaced);
      }
    }
  }

  private String replaced(String value) {
    StringBuilder out = new StringBuilder();
    Matcher matcher = ID.matcher(value);
    int done = 0;
    while (matcher.find()) {
      String variable = names.get(normal(matcher.group()));
      out.append(guarded(value.substring(done, matcher.start())))
          .append(variable == null ? guarded(matcher.group()) : "${" + variable + "}");
      done = matcher.end();
    }
    return out.append(guarded(value.substring(done))).toString();
  }

  /** A dollar sign and a brace that stand for themselves. */
  private static String guarded(String text) {
    return text.replace("${", "$${");
  }
}
