package org.wsmanspec.suite;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.w3c.dom.Element;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.message.vocabulary.Uris;
import org.wsmanspec.suite.check.Asked;
import org.wsmanspec.suite.check.Reply;

/**
 * Which words of the capability vocabulary an endpoint has shown: it answered such an operation at
 * least once with success.
 *
 * <p>Some words cannot be shown by a success alone (an ignored PolymorphismMode looks like an
 * honored one) and are never in the result; they have to be claimed.
 */
final class ObservedCapabilities {

  private final Set<String> words = new TreeSet<>();

  private ObservedCapabilities() {}

  static Set<String> of(Conversation conversation) {
    ObservedCapabilities observed = new ObservedCapabilities();
    for (Exchange exchange : conversation.exchanges()) {
      if (exchange.role() == Exchange.Role.OPERATION) {
        observed.http(exchange);
        Reply.of(exchange).filter(r -> !r.isFault()).ifPresent(observed::success);
      }
    }
    observed.words.addAll(ObservedEventing.of(conversation));
    observed.words.addAll(ObservedShells.of(conversation));
    return observed.words;
  }

  private void http(Exchange exchange) {
    exchange
        .response()
        .filter(r -> r.status() == 401)
        .ifPresent(
            r -> {
              words.add("authentication");
              for (String challenge : r.headers().all("WWW-Authenticate")) {
                scheme(challenge.strip().toLowerCase(Locale.ROOT));
              }
            });
    exchange
        .request()
        .ifPresent(
            r -> {
              String target = r.target().toLowerCase(Locale.ROOT);
              if (target.startsWith("https:")) {
                words.add("https");
              } else if (target.startsWith("http:")) {
                words.add("http");
              }
            });
  }

  private void scheme(String challenge) {
    if (challenge.startsWith("basic")) {
      words.add("basic");
    } else if (challenge.startsWith("digest")) {
      words.add("digest");
    } else if (challenge.startsWith("negotiate")) {
      words.add("spnego");
    }
  }

  private void success(Reply reply) {
    if (reply.envelope().isIdentifyResponse()) {
      words.add("identify");
      return;
    }
    if (reply.answers(Actions.GET)) {
      words.add("get");
    }
    if (reply.answers(Actions.PUT)) {
      words.add("put");
    }
    if (reply.answers(Actions.CREATE)) {
      words.add("create");
    }
    if (reply.answers(Actions.DELETE)) {
      words.add("delete");
    }
    if (reply.answers(Actions.ENUMERATION_RENEW) || reply.answers(Actions.ENUMERATION_GET_STATUS)) {
      words.add("enumeration.renew");
    }
    if (reply.answers(Actions.ENUMERATE)) {
      words.add("enumeration");
      enumerated(reply);
    }
    if (reply.answers(Actions.PULL)) {
      words.add("enumeration");
    }
    if (reply.envelope().header(Names.WSMAN_TOTAL_ITEMS_COUNT_ESTIMATE).isPresent()) {
      words.add("enumeration.count");
    }
    if (reply.envelope().header(Names.WSMAN_REQUESTED_EPR).isPresent()) {
      words.add("request-epr");
    }
    if (reply.envelope().bodyIs(Names.WSMAN_XML_FRAGMENT)) {
      words.add("fragment");
    }
    reply.asked().ifPresent(asked -> accepted(asked, reply));
  }

  private void enumerated(Reply reply) {
    Envelope envelope = reply.envelope();
    if (!envelope.bodyIs(Names.WSEN_ENUMERATE_RESPONSE)) {
      return;
    }
    Element body = envelope.bodyChildren().get(0);
    if (Dom.child(body, Names.WSMAN_ITEMS).isPresent()
        || Dom.child(body, Names.WSEN_ITEMS).isPresent()
        || Dom.child(body, Names.WSMAN_END_OF_SEQUENCE).isPresent()) {
      words.add("enumeration.optimized");
    }
    if (Dom.child(body, Names.WSEN_EXPIRES).isPresent()) {
      words.add("enumeration.expires");
    }
  }

  private void accepted(Asked asked, Reply reply) {
    Envelope envelope = asked.envelope();
    String action = asked.action();
    Optional<String> resource = envelope.resourceUri();
    if (resource.isPresent()) {
      words.add("default-addressing");
      if (resource.get().contains("/wbem/wscim/1/cim-schema/2/")) {
        words.add("cim");
      }
      if (resource.get().equals(Uris.ALL_CLASSES)) {
        words.add("cim.all-classes");
      }
    }
    if (!envelope.selectors().isEmpty()) {
      words.add("selectors");
    }
    if (!action.startsWith(Namespaces.WXF + "/")
        && !action.startsWith(Namespaces.WSEN + "/")
        && !action.startsWith(Namespaces.WSE + "/")
        && !action.isEmpty()) {
      words.add("invoke");
    }
    if (asked.demands(Names.WSMAN_OPERATION_TIMEOUT)) {
      words.add("operation-timeout");
    }
    if (asked.demands(Names.WSMAN_LOCALE)) {
      words.add("locale");
    }
    if (asked.demands(Names.WSMAN_OPTION_SET)) {
      words.add("option-set");
    }
    if (asked.demands(Names.WSMAN_FRAGMENT_TRANSFER)) {
      words.add("fragment");
    }
    if (asked.usesAddressing2005()) {
      words.add("wsa-2005");
    }
    if (envelope.encoding().charset().name().startsWith("UTF-16")
        && reply.envelope().encoding().charset().name().startsWith("UTF-16")) {
      words.add("utf16");
    }
    if (action.equals(Actions.ENUMERATE) && envelope.bodyIs(Names.WSEN_ENUMERATE)) {
      enumerate(envelope.bodyChildren().get(0));
    }
  }

  private void enumerate(Element enumerate) {
    Dom.child(enumerate, Names.WSMAN_ENUMERATION_MODE)
        .map(Dom::text)
        .ifPresent(
            mode -> {
              if (mode.equals("EnumerateEPR")) {
                words.add("enumeration.epr");
              } else if (mode.equals("EnumerateObjectAndEPR")) {
                words.add("enumeration.object-epr");
              }
            });
    Dom.child(enumerate, Names.WSMAN_FILTER)
        .or(() -> Dom.child(enumerate, Names.WSEN_FILTER))
        .ifPresent(f -> filter(Dom.attribute(f, Names.DIALECT).map(String::strip)));
  }

  private void filter(Optional<String> dialect) {
    words.add("filter");
    switch (dialect.orElse(Uris.DIALECT_XPATH)) {
      case Uris.DIALECT_XPATH -> words.add("filter.xpath");
      case Uris.DIALECT_SELECTOR -> words.add("filter.selector");
      case Uris.DIALECT_WQL -> words.add("filter.wql");
      case Uris.DIALECT_CQL -> words.add("filter.cql");
      case Uris.DIALECT_ASSOCIATION -> words.add("cim.association");
      default -> {
        // A dialect without a word of its own.
      }
    }
  }
}
