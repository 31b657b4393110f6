package org.wsmanspec.suite.check.wef;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Element;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.Forwarding;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.check.Contents;
import org.wsmanspec.suite.check.FindingSink;
import org.wsmanspec.suite.check.Reply;
import org.wsmanspec.suite.check.eventing.ListedSubscription;

/**
 * What a collector lists (MS-WSMV 2.2.4.41).
 *
 * <p>Lists of a run are the suite's own, and not judged.
 */
public final class CollectorChecks {

  private static final String LAYOUT = "MS-WSMV-2.2.4.41-1";
  private static final String VERSION = "MS-WSMV-2.2.4.41-2";
  private static final String MESSAGE = "MS-WSMV-2.2.4.41-3";

  private CollectorChecks() {}

  /** The checks of this group. */
  public static List<Check> all() {
    return List.of(
        Check.of("wef/list", List.of(LAYOUT, MESSAGE), CollectorChecks::list),
        Check.of("wef/version", List.of(VERSION), CollectorChecks::versions));
  }

  /** Whether somebody else than the suite is the collector. */
  private static boolean foreign(Exchange exchange) {
    return exchange.role() == Exchange.Role.ENROLLMENT && exchange.step().isEmpty();
  }

  private static void list(Conversation conversation, FindingSink sink) {
    conversation.exchanges().stream()
        .filter(CollectorChecks::foreign)
        .flatMap(e -> Reply.of(e).stream())
        .forEach(
            reply -> {
              ListedSubscription.items(reply).forEach(item -> layout(reply, item, sink));
              ListedSubscription.in(reply.exchange()).forEach(l -> message(l, sink));
            });
  }

  private static void layout(Reply reply, Element item, FindingSink sink) {
    boolean right =
        Dom.is(item, Forwarding.SUBSCRIPTION)
            && Dom.children(item, Forwarding.VERSION).size() == 1
            && Dom.children(item, Names.S_ENVELOPE).size() == 1;
    if (right) {
      sink.held(LAYOUT, reply.at(item));
    } else {
      sink.broken(
          LAYOUT,
          "m:Subscription with one m:Version and one s:Envelope",
          Namespaces.display(Dom.name(item))
              + " with "
              + Dom.children(item).stream().map(Dom::name).map(Namespaces::display).toList(),
          reply.at(item),
          "");
    }
  }

  private static void message(ListedSubscription listed, FindingSink sink) {
    if (listed.envelope().isEmpty()) {
      return;
    }
    Optional<String> wrong =
        listed.subscribe().isEmpty()
            ? Optional.of("no wse:Subscribe in s:Body")
            : listed
                    .header(Names.WSA_ACTION)
                    .map(Dom::text)
                    .filter(Actions.SUBSCRIBE::equals)
                    .isEmpty()
                ? Optional.of("another Action than that of Subscribe")
                : listed.header(Names.WSA_MESSAGE_ID).isEmpty()
                    ? Optional.of("no wsa:MessageID")
                    : Optional.empty();
    if (wrong.isEmpty()) {
      sink.held(MESSAGE, listed.list().at(listed.item()));
    } else {
      sink.broken(
          MESSAGE,
          "a whole Subscribe message",
          wrong.get(),
          listed.list().at(listed.item()),
          "the publisher treats it like one that it received");
    }
  }

  /** The same version is the same subscription, whatever bookmark it comes with. */
  private static void versions(Conversation conversation, FindingSink sink) {
    Map<String, String> definitions = new HashMap<>();
    Set<String> told = new HashSet<>();
    conversation.exchanges().stream()
        .filter(CollectorChecks::foreign)
        .flatMap(e -> ListedSubscription.in(e).stream())
        .forEach(
            listed -> {
              Optional<Element> subscribe = listed.subscribe();
              String version = listed.version().orElse("");
              if (subscribe.isEmpty() || version.isEmpty()) {
                return;
              }
              String definition = definition(subscribe.get());
              String before = definitions.putIfAbsent(version, definition);
              if (before != null && !before.equals(definition) && told.add(version)) {
                sink.broken(
                    VERSION,
                    "a new m:Version for what has changed",
                    version + " for two different subscriptions",
                    listed.list().at(listed.item()),
                    "a publisher does not look at a subscription whose version it knows");
              } else if (before != null) {
                sink.held(VERSION, listed.list().at(listed.item()));
              }
            });
  }

  private static String definition(Element subscribe) {
    StringBuilder out = new StringBuilder();
    for (Element child : Dom.children(subscribe)) {
      if (!Dom.is(child, Names.WSMAN_BOOKMARK)) {
        out.append(Contents.canonical(child));
      }
    }
    return out.toString();
  }
}
