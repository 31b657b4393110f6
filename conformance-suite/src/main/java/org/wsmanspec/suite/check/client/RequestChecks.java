package org.wsmanspec.suite.check.client;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.namespace.QName;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.EndpointReference;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.Selector;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.suite.check.Asked;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.check.FindingSink;
import org.wsmanspec.suite.check.eventing.Subscription;
import org.wsmanspec.suite.check.eventing.Subscriptions;

/** Headers that a client owes (DSP0226 5.1.2, 5.4.2, 6.2, 6.3, 6.4). */
public final class RequestChecks {

  private static final String RESOURCE_URI = "DSP0226-addressing-09";
  private static final String MANDATORY_URI = "DSP0226-addressing-12";
  private static final String REPLY_TO = "DSP0226-addressing-44";
  private static final String NOT_EMPTY = "DSP0226-addressing-17";
  private static final String ONE_NAME = "R5.1.2.2-4";
  private static final String LANGUAGE = "R6.3-3";
  private static final String OPTION_NAME = "DSP0226-addressing-69";
  private static final String MANDATORY_SIZE = "DSP0226-encoding-02";
  private static final String NO_POLICY = "DSP0226-encoding-03";

  private static final Set<String> NEED_URI =
      Set.of(Actions.GET, Actions.PUT, Actions.CREATE, Actions.DELETE, Actions.ENUMERATE);

  /** They go to a reference that the service handed out. */
  private static final Set<String> MANAGEMENT =
      Set.of(Actions.RENEW, Actions.GET_STATUS, Actions.UNSUBSCRIBE);

  private RequestChecks() {}

  /** The checks of this group. */
  public static List<Check> all() {
    return List.of(
        Check.of("client/resource-uri", List.of(RESOURCE_URI, MANDATORY_URI), RequestChecks::uris),
        Check.ofRequests("client/reply-to", List.of(REPLY_TO), RequestChecks::replyTo),
        Check.ofRequests(
            "client/selectors", List.of(NOT_EMPTY, ONE_NAME), RequestChecks::selectors),
        Check.ofRequests("client/locale", List.of(LANGUAGE), RequestChecks::locale),
        Check.ofRequests("client/options", List.of(OPTION_NAME), RequestChecks::options),
        Check.ofRequests(
            "client/envelope-size", List.of(MANDATORY_SIZE, NO_POLICY), RequestChecks::size));
  }

  private static void uris(Conversation conversation, FindingSink sink) {
    List<Subscription> subscriptions = Subscriptions.in(conversation).all();
    for (Exchange exchange : conversation.exchanges()) {
      if (exchange.role() == Exchange.Role.OPERATION) {
        // What names a subscription is copied from its reference, as it is.
        Asked.of(exchange)
            .filter(a -> subscriptions.stream().noneMatch(s -> s.isNamedBy(a)))
            .ifPresent(a -> uri(a, sink));
      }
    }
  }

  private static void uri(Asked asked, FindingSink sink) {
    Optional<Element> uri = asked.only(Names.WSMAN_RESOURCE_URI);
    if (uri.isPresent()) {
      if (NEED_URI.contains(asked.action())) {
        sink.held(RESOURCE_URI, asked.at(uri.get()));
      }
      if (asked.demands(Names.WSMAN_RESOURCE_URI)) {
        sink.held(MANDATORY_URI, asked.at(uri.get()));
      } else if (MANAGEMENT.contains(asked.action())
          || !asked.envelope().headers(Names.WSE_IDENTIFIER).isEmpty()) {
        sink.unknown(
            MANDATORY_URI,
            "it is copied from the reference of a subscription manager, as it stands there",
            asked.at(uri.get()));
      } else {
        sink.broken(
            MANDATORY_URI,
            "s:mustUnderstand true on wsman:ResourceURI",
            flag(uri.get()),
            asked.at(uri.get()),
            "");
      }
    } else if (NEED_URI.contains(asked.action())
        && asked.envelope().headers(Names.WSMAN_RESOURCE_URI).isEmpty()
        && !asked.envelope().headers(Names.WSMAN_SELECTOR_SET).isEmpty()) {
      // Without selectors the service may have an addressing model of its own.
      sink.broken(
          RESOURCE_URI, "header wsman:ResourceURI", "selectors without it", asked.place(), "");
    }
  }

  /** What a header says instead of s:mustUnderstand true. */
  private static String flag(Element header) {
    NamedNodeMap attributes = header.getAttributes();
    for (int i = 0; i < attributes.getLength(); i++) {
      QName name = Dom.name(attributes.item(i));
      if (name.getLocalPart().equals("mustUnderstand") && !name.equals(Names.S_MUST_UNDERSTAND)) {
        return "mustUnderstand of namespace '"
            + name.getNamespaceURI()
            + "', which is not SOAP's and means nothing";
      }
    }
    return "none, or false";
  }

  private static void replyTo(Asked asked, FindingSink sink) {
    boolean oneWay = !asked.exchange().response().isPresent();
    if (asked.envelope().isIdentify() || asked.usesAddressing2005() || oneWay) {
      return;
    }
    Optional<String> address =
        asked
            .only(Names.WSA_REPLY_TO)
            .map(EndpointReference::in)
            .flatMap(EndpointReference::address)
            .filter(a -> !a.isEmpty());
    if (address.isPresent()) {
      sink.held(REPLY_TO, asked.place());
    } else if (asked.envelope().headers(Names.WSA_REPLY_TO).size() < 2) {
      sink.broken(REPLY_TO, "header wsa:ReplyTo with an Address", "none", asked.place(), "");
    }
  }

  private static void selectors(Asked asked, FindingSink sink) {
    Optional<Element> set = asked.only(Names.WSMAN_SELECTOR_SET);
    if (set.isEmpty()) {
      return;
    }
    List<Selector> selectors = asked.envelope().selectors();
    if (selectors.isEmpty()) {
      sink.broken(
          NOT_EMPTY,
          "no wsman:SelectorSet where there are no selectors",
          "an empty one",
          asked.at(set.get()),
          "");
      return;
    }
    sink.held(NOT_EMPTY, asked.at(set.get()));
    Set<String> names = new HashSet<>();
    Optional<Selector> twice = selectors.stream().filter(s -> !names.add(s.name())).findFirst();
    if (twice.isPresent()) {
      sink.broken(
          ONE_NAME,
          "every selector name once",
          "'" + twice.get().name() + "' twice",
          asked.at(set.get()),
          "");
    } else {
      sink.held(ONE_NAME, asked.at(set.get()));
    }
  }

  private static void locale(Asked asked, FindingSink sink) {
    Optional<Element> locale = asked.only(Names.WSMAN_LOCALE);
    if (locale.isEmpty()) {
      return;
    }
    String tag = Dom.attribute(locale.get(), Names.XML_LANG).map(String::strip).orElse("");
    if (tag.matches("[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")) {
      sink.held(LANGUAGE, asked.at(locale.get()));
    } else {
      sink.broken(
          LANGUAGE, "xml:lang with a language tag", "'" + tag + "'", asked.at(locale.get()), "");
    }
  }

  private static void options(Asked asked, FindingSink sink) {
    Optional<Element> set = asked.only(Names.WSMAN_OPTION_SET);
    for (Element option : set.map(s -> Dom.children(s, Names.WSMAN_OPTION)).orElse(List.of())) {
      String name = Dom.attribute(option, Names.NAME).map(String::strip).orElse("");
      if (name.isEmpty() || name.matches(".*[\\s:].*")) {
        sink.broken(
            OPTION_NAME,
            "attribute Name with a name without colon",
            "'" + name + "'",
            asked.at(option),
            "");
      } else {
        sink.held(OPTION_NAME, asked.at(option));
      }
    }
  }

  private static void size(Asked asked, FindingSink sink) {
    Optional<Element> size = asked.only(Names.WSMAN_MAX_ENVELOPE_SIZE);
    if (size.isEmpty()) {
      return;
    }
    if (asked.demands(Names.WSMAN_MAX_ENVELOPE_SIZE)) {
      sink.held(MANDATORY_SIZE, asked.at(size.get()));
    } else {
      sink.broken(
          MANDATORY_SIZE,
          "s:mustUnderstand true on " + Namespaces.display(Names.WSMAN_MAX_ENVELOPE_SIZE),
          flag(size.get()),
          asked.at(size.get()),
          "");
    }
    if (Dom.attribute(size.get(), Names.POLICY).isPresent()) {
      sink.broken(
          NO_POLICY,
          "attribute Policy inside wse:Delivery only",
          "Policy on the header",
          asked.at(size.get()),
          "");
    } else {
      sink.held(NO_POLICY, asked.at(size.get()));
    }
  }
}
