package org.wsmanspec.suite.check.wef;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.Forwarding;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Uris;
import org.wsmanspec.suite.check.Asked;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.check.FindingSink;
import org.wsmanspec.suite.check.eventing.Delivered;
import org.wsmanspec.suite.check.eventing.ListedSubscription;
import org.wsmanspec.suite.check.eventing.Subscriptions;

/** What a publisher asks its collector, and what it says of itself (MS-WSMV 3.1.4.1.30). */
public final class PublisherChecks {

  private static final String RESOURCE = "MS-WSMV-3.1.4.1.30-1";
  private static final String OPTIMIZED = "MS-WSMV-3.1.4.1.30-2";
  private static final String RELATES = "MS-WSMV-3.1.4.1.30-3";
  private static final String DELIVERED = "MS-WSMV-3.1.4.1.30-4";
  private static final String MACHINE = "MS-WSMV-2.2.4.20-1";

  private PublisherChecks() {}

  /** The checks of this group. */
  public static List<Check> all() {
    return List.of(
        Check.of("wef/enumerate", List.of(RESOURCE, OPTIMIZED), PublisherChecks::enumerate),
        Check.of("wef/machine", List.of(MACHINE), PublisherChecks::machine),
        Check.of("wef/reported-fault", List.of(RELATES), PublisherChecks::faults),
        Check.of("wef/delivered", List.of(DELIVERED), PublisherChecks::delivered));
  }

  private static Stream<Asked> enrollments(Conversation conversation) {
    return conversation.exchanges().stream()
        .filter(e -> e.role() == Exchange.Role.ENROLLMENT)
        .flatMap(e -> Asked.of(e).stream());
  }

  private static void enumerate(Conversation conversation, FindingSink sink) {
    enrollments(conversation)
        .filter(a -> a.action().equals(Actions.ENUMERATE))
        .forEach(asked -> enumerate(asked, sink));
  }

  private static void enumerate(Asked asked, FindingSink sink) {
    String uri = asked.envelope().resourceUri().orElse("");
    if (uri.equals(Forwarding.SUBSCRIPTIONS)) {
      sink.held(RESOURCE, asked.place());
    } else {
      sink.broken(
          RESOURCE,
          "wsman:ResourceURI " + Forwarding.SUBSCRIPTIONS,
          uri.isEmpty() ? "none" : uri,
          asked.place(),
          "a collector lists subscriptions under that URI only");
    }
    boolean optimized =
        asked
            .envelope()
            .bodyChild()
            .flatMap(b -> Dom.child(b, Names.WSMAN_OPTIMIZE_ENUMERATION))
            .isPresent();
    if (optimized) {
      sink.held(OPTIMIZED, asked.place());
    } else {
      sink.broken(
          OPTIMIZED,
          "wsman:OptimizeEnumeration in wsen:Enumerate",
          "none",
          asked.place(),
          "without it the list takes one more request each time");
    }
  }

  private static void machine(Conversation conversation, FindingSink sink) {
    enrollments(conversation)
        .filter(a -> a.action().equals(Actions.ENUMERATE) || a.action().equals(Actions.PULL))
        .forEach(a -> machine(a, sink));
    Subscriptions.in(conversation).all().stream()
        .filter(s -> s.listed().isPresent())
        .flatMap(s -> s.delivered().stream())
        .forEach(d -> machine(d.message(), sink));
  }

  private static void machine(Asked asked, FindingSink sink) {
    Optional<String> machine = asked.envelope().headerText(Forwarding.MACHINE_ID);
    if (machine.filter(m -> !m.isEmpty()).isPresent()) {
      sink.held(MACHINE, asked.place());
    } else {
      sink.broken(
          MACHINE,
          "header MachineID with the name of the machine",
          machine.isPresent() ? "an empty one" : "none",
          asked.place(),
          "a collector keeps bookmarks and heartbeats by it");
    }
  }

  private static void faults(Conversation conversation, FindingSink sink) {
    Set<String> inner = new HashSet<>();
    Set<String> outer = new TreeSet<>();
    for (Exchange exchange : conversation.exchanges()) {
      ListedSubscription.in(exchange).stream()
          .flatMap(l -> l.header(Names.WSA_MESSAGE_ID).stream())
          .forEach(id -> inner.add(Dom.text(id)));
    }
    enrollments(conversation)
        .filter(a -> !a.envelope().isFault())
        .flatMap(a -> a.messageId().stream())
        .forEach(outer::add);
    enrollments(conversation)
        .filter(a -> a.envelope().isFault())
        .forEach(
            fault -> {
              String related = fault.envelope().relatesTo().orElse("");
              if (inner.contains(related)) {
                sink.held(RELATES, fault.place());
              } else {
                sink.broken(
                    RELATES,
                    "wsa:RelatesTo with the wsa:MessageID of the listed Subscribe",
                    related.isEmpty()
                        ? "none"
                        : related + (outer.contains(related) ? ", that of the Enumerate" : ""),
                    fault.place(),
                    "the collector has to know which of its subscriptions cannot be run");
              }
            });
  }

  private static void delivered(Conversation conversation, FindingSink sink) {
    Subscriptions.in(conversation).all().stream()
        .filter(s -> s.listed().isPresent())
        .forEach(
            subscription -> {
              boolean batched =
                  subscription.wanted().statedMode().filter(Uris.MODE_EVENTS::equals).isPresent();
              for (Delivered d : subscription.delivered()) {
                judge(d, batched, sink);
              }
            });
  }

  private static void judge(Delivered delivered, boolean batched, FindingSink sink) {
    boolean single = delivered.kind() == Delivered.Kind.EVENT;
    boolean batch = delivered.kind() == Delivered.Kind.BATCH;
    if (batched ? single : batch) {
      sink.broken(
          DELIVERED,
          batched ? "a batch, Action " + Actions.EVENTS : "one event a message",
          "Action '" + delivered.message().action() + "'",
          delivered.place(),
          "the listed Subscribe asks for the mode as any other would");
    } else if (single || batch) {
      sink.held(DELIVERED, delivered.place());
    }
  }
}
