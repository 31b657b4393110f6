package org.wsmanspec.suite.check.eventing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.namespace.QName;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.mutation.Markup;
import org.wsmanspec.message.vocabulary.Forwarding;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.suite.check.Asked;
import org.wsmanspec.suite.check.Reply;

/**
 * A subscription in the list that a collector gave a publisher (MS-WSMV 2.2.4.41).
 *
 * @param list the answer that it stands in
 * @param item m:Subscription
 */
public record ListedSubscription(Reply list, Element item) {

  /** The subscriptions that an exchange lists. */
  public static List<ListedSubscription> in(Exchange exchange) {
    List<ListedSubscription> found = new ArrayList<>();
    if (exchange.role() == Exchange.Role.ENROLLMENT) {
      Reply.of(exchange)
          .ifPresent(
              list ->
                  items(list)
                      .filter(e -> Dom.is(e, Forwarding.SUBSCRIPTION))
                      .forEach(e -> found.add(new ListedSubscription(list, e))));
    }
    return found;
  }

  /** Whatever a list holds. */
  public static Stream<Element> items(Reply list) {
    return list.envelope().bodyChild().stream()
        .flatMap(
            body ->
                Stream.of(Names.WSMAN_ITEMS, Names.WSEN_ITEMS)
                    .flatMap(items -> Dom.child(body, items).stream()))
        .flatMap(items -> Dom.children(items).stream());
  }

  /** m:Version, trimmed. */
  public Optional<String> version() {
    return Dom.child(item, Forwarding.VERSION).map(Dom::text);
  }

  /** The envelope in it, as it stands there. */
  public Optional<Element> envelope() {
    return Dom.child(item, Names.S_ENVELOPE);
  }

  /** wse:Subscribe. */
  public Optional<Element> subscribe() {
    return envelope().flatMap(e -> Dom.path(e, Names.S_BODY, Names.WSE_SUBSCRIBE));
  }

  /** A header block of its envelope. */
  public Optional<Element> header(QName name) {
    return envelope().flatMap(e -> Dom.path(e, Names.S_HEADER, name));
  }

  /** Whether an option is there, with a value or without. */
  public boolean hasOption(String name) {
    return header(Names.WSMAN_OPTION_SET).stream()
        .flatMap(set -> Dom.children(set, Names.WSMAN_OPTION).stream())
        .anyMatch(
            option ->
                Dom.attribute(option, Names.NAME)
                    .filter(n -> n.strip().equalsIgnoreCase(name))
                    .isPresent());
  }

  /** The message in it, as if it had been received in the exchange of the list. */
  Optional<Asked> asked() {
    return envelope()
        .map(e -> Envelope.parse(Markup.of(e).getBytes(StandardCharsets.UTF_8)))
        .filter(Envelope::isSoap12)
        .flatMap(
            message -> list.exchange().request().map(r -> new Asked(list.exchange(), r, message)));
  }
}
