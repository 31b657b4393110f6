package org.wsmanspec.suite.check.client;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.namespace.QName;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.message.vocabulary.Uris;
import org.wsmanspec.suite.check.Asked;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.check.Durations;
import org.wsmanspec.suite.check.FindingSink;

/** What a client writes into Enumerate and Pull (DSP0226 8.2 to 8.6, WS-Enumeration 3.2). */
public final class EnumerationRequestChecks {

  private static final String ENUMERATE = "MS-WMOD-3.2-2";
  private static final String BOUNDS = "WSEN-05";
  private static final String QUERY = "DSP0226-enumeration-51";

  private static final Set<String> LANGUAGES = Set.of(Uris.DIALECT_WQL, Uris.DIALECT_CQL);

  private EnumerationRequestChecks() {}

  /** The checks of this group. */
  public static List<Check> all() {
    return List.of(
        Check.ofRequests(
            "client/enumerate", List.of(ENUMERATE), EnumerationRequestChecks::enumerate),
        Check.ofRequests("client/pull-bounds", List.of(BOUNDS), EnumerationRequestChecks::bounds),
        Check.ofRequests("client/query", List.of(QUERY), EnumerationRequestChecks::query));
  }

  private static void enumerate(Asked asked, FindingSink sink) {
    if (!asked.action().equals(Actions.ENUMERATE)) {
      return;
    }
    Optional<Element> body = asked.envelope().bodyChild();
    if (body.filter(b -> Dom.is(b, Names.WSEN_ENUMERATE)).isPresent()) {
      sink.held(ENUMERATE, asked.at(body.get()));
    } else {
      sink.broken(
          ENUMERATE,
          "wsen:Enumerate in s:Body, as the Action says",
          body.map(b -> Namespaces.display(Dom.name(b))).orElse("nothing"),
          asked.place(),
          "");
    }
  }

  private static void bounds(Asked asked, FindingSink sink) {
    Optional<Element> pull = asked.envelope().bodyChild().filter(b -> Dom.is(b, Names.WSEN_PULL));
    if (pull.isEmpty()) {
      return;
    }
    number(asked, pull.get(), Names.WSEN_MAX_ELEMENTS, sink);
    number(asked, pull.get(), Names.WSEN_MAX_CHARACTERS, sink);
    for (Element time : Dom.children(pull.get(), Names.WSEN_MAX_TIME)) {
      boolean positive =
          Durations.read(Dom.text(time)).filter(d -> !d.isNegative() && !d.isZero()).isPresent();
      tell(asked, time, positive, "a duration longer than zero", sink);
    }
  }

  private static void number(Asked asked, Element pull, QName name, FindingSink sink) {
    for (Element bound : Dom.children(pull, name)) {
      boolean positive = Dom.text(bound).matches("\\+?0*[1-9][0-9]*");
      tell(asked, bound, positive, "an integer greater than zero", sink);
    }
  }

  private static void tell(
      Asked asked, Element bound, boolean good, String expected, FindingSink sink) {
    if (good) {
      sink.held(BOUNDS, asked.at(bound));
    } else {
      sink.broken(
          BOUNDS,
          expected + " in " + Namespaces.display(Dom.name(bound)),
          "'" + Dom.text(bound) + "'",
          asked.at(bound),
          "to state no limit, leave the element out");
    }
  }

  private static void query(Asked asked, FindingSink sink) {
    Optional<Element> enumerate =
        asked.envelope().bodyChild().filter(b -> Dom.is(b, Names.WSEN_ENUMERATE));
    for (Element filter : enumerate.map(Dom::children).orElse(List.of())) {
      boolean own = Dom.is(filter, Names.WSMAN_FILTER);
      if (own || Dom.is(filter, Names.WSEN_FILTER)) {
        query(asked, filter, own, sink);
      }
    }
  }

  private static void query(Asked asked, Element filter, boolean own, FindingSink sink) {
    String dialect = Dom.attribute(filter, Names.DIALECT).map(String::strip).orElse("");
    String text = Dom.text(filter);
    boolean query = text.matches("(?is)select\\s.+\\sfrom\\s.+");
    if (dialect.isEmpty() && query) {
      sink.broken(
          QUERY,
          "attribute Dialect with the URI of the query language",
          "'" + text + "' without Dialect, which makes it an XPath expression",
          asked.at(filter),
          "");
    } else if (!own && LANGUAGES.contains(dialect) && !text.matches("(?is)select\\s+\\*\\s.*")) {
      // Where all properties are selected the query does no more than select items.
      sink.broken(
          QUERY,
          "wsman:Filter, since the query gives the items another shape",
          "wsen:Filter with '" + text + "'",
          asked.at(filter),
          "a service may look for pure filters only in wsen:Filter");
    } else if (own && (query || !dialect.isEmpty())) {
      sink.held(QUERY, asked.at(filter));
    }
  }
}
