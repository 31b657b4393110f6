package org.wsmanspec.scenario.expect;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.xml.namespace.QName;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.Fault;
import org.wsmanspec.message.vocabulary.Uris;
import org.wsmanspec.scenario.Expectation.FaultExpectation;
import org.wsmanspec.scenario.Expectation.FaultPattern;
import org.wsmanspec.scenario.Text;
import org.wsmanspec.scenario.expect.Mismatch.Side;
import org.wsmanspec.scenario.expect.Outcome.Kind;

/** Compares a fault with the acceptable ones; an unforeseen fault is never more than a warning. */
final class FaultComparison {

  private FaultComparison() {}

  static Outcome compare(FaultExpectation expected, Fault fault, Map<String, String> namespaces) {
    if (expected.anyOf().isEmpty()
        || expected.anyOf().stream().anyMatch(p -> matches(p, fault, namespaces))) {
      return Outcome.HELD;
    }
    return Outcome.of(
        Kind.SOFT,
        new Mismatch(
            describe(expected),
            "fault " + fault.summary(),
            Optional.of(Dom.xpath(fault.element())),
            Side.RESPONSE));
  }

  private static boolean matches(FaultPattern p, Fault fault, Map<String, String> namespaces) {
    return p.subcode().map(s -> named(s, fault, namespaces)).orElse(true)
        && p.code().map(c -> is(c, fault.code(), namespaces)).orElse(true)
        && p.detail().map(d -> detail(d.template().strip(), fault)).orElse(true);
  }

  /** Faults that SOAP itself defines are named by their Code, since they have no Subcode. */
  private static boolean named(Text name, Fault fault, Map<String, String> namespaces) {
    return is(name, fault.subcode(), namespaces)
        || (fault.subcode().isEmpty() && is(name, fault.code(), namespaces));
  }

  private static boolean is(Text name, Optional<QName> actual, Map<String, String> namespaces) {
    String text = name.template().strip();
    int colon = text.indexOf(':');
    String uri = colon < 0 ? "" : namespaces.getOrDefault(text.substring(0, colon), "");
    return actual.filter(new QName(uri, text.substring(colon + 1))::equals).isPresent();
  }

  private static boolean detail(String expected, Fault fault) {
    String uri = expected.contains(":") ? expected : Uris.FAULT_DETAIL + expected;
    return fault.faultDetail().filter(uri::equals).isPresent();
  }

  /** The acceptable faults, for people. */
  static String describe(FaultExpectation expected) {
    if (expected.anyOf().isEmpty()) {
      return "a fault";
    }
    return "fault "
        + expected.anyOf().stream()
            .map(FaultComparison::describe)
            .collect(Collectors.joining(" or "));
  }

  private static String describe(FaultPattern pattern) {
    List<String> parts = new ArrayList<>();
    pattern.code().ifPresent(c -> parts.add(c.template()));
    pattern.subcode().ifPresent(s -> parts.add(s.template()));
    String names = String.join(" / ", parts);
    return pattern.detail().map(d -> (names + " [" + d + "]").strip()).orElse(names);
  }
}
