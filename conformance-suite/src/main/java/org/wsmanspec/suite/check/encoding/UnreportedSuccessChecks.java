package org.wsmanspec.suite.check.encoding;

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
import org.wsmanspec.message.Fault;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.suite.check.Asked;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.check.FindingSink;
import org.wsmanspec.suite.check.Reply;

/** Resources that were created although the Create was faulted for its size (DSP0226 7.6). */
public final class UnreportedSuccessChecks {

  private static final String TOLD = "DSP0226-encoding-06";
  private static final String DETAIL = "UnreportableSuccess";

  private UnreportedSuccessChecks() {}

  /** The checks of this group. */
  public static List<Check> all() {
    return List.of(
        Check.of(
            "encoding/unreported-success", List.of(TOLD), UnreportedSuccessChecks::conversation));
  }

  /** A Create that was faulted for the size of its response. */
  private record Refused(Reply reply, Fault fault, Set<String> values) {}

  private static void conversation(Conversation conversation, FindingSink sink) {
    Map<String, Refused> refused = new HashMap<>();
    for (Exchange exchange : conversation.exchanges()) {
      Optional<Reply> reply = Reply.of(exchange);
      if (reply.isEmpty()
          || exchange.role() != Exchange.Role.OPERATION
          || reply.get().asked().isEmpty()) {
        continue;
      }
      Asked asked = reply.get().asked().get();
      String resource = asked.envelope().resourceUri().orElse("");
      if (asked.action().equals(Actions.CREATE)) {
        refused.remove(resource);
        create(reply.get(), asked, sink).ifPresent(r -> refused.put(resource, r));
      } else if (asked.action().equals(Actions.DELETE)) {
        refused.remove(resource);
      } else if (asked.action().equals(Actions.GET)
          && !reply.get().isFault()
          && refused.containsKey(resource)
          && names(asked, refused.get(resource).values())) {
        Refused create = refused.remove(resource);
        sink.broken(
            TOLD,
            "wsman:EncodingLimit with detail " + DETAIL + ", since the resource was created",
            create.fault().summary(),
            create.reply().at(create.fault().element()),
            "a Get of the resource succeeded afterwards; a client that trusts the fault creates it"
                + " again");
      }
    }
  }

  private static Optional<Refused> create(Reply reply, Asked asked, FindingSink sink) {
    Optional<Fault> fault =
        reply.fault().filter(f -> f.hasSubcode(FaultSubcode.ENCODING_LIMIT.qname()));
    Optional<String> detail = fault.flatMap(Fault::faultDetailName);
    if (detail.isEmpty()) {
      return Optional.empty();
    }
    if (detail.get().equals(DETAIL)) {
      sink.held(TOLD, reply.at(fault.orElseThrow().element()));
      return Optional.empty();
    }
    Set<String> values = new HashSet<>();
    asked
        .envelope()
        .bodyChild()
        .map(Dom::children)
        .ifPresent(children -> children.stream().map(Dom::text).forEach(values::add));
    return Optional.of(new Refused(reply, fault.orElseThrow(), values));
  }

  /** Whether every selector of a Get has a value that the Create gave. */
  private static boolean names(Asked get, Set<String> values) {
    List<Element> selectors =
        get.only(Names.WSMAN_SELECTOR_SET).map(Dom::children).orElse(List.of());
    return !selectors.isEmpty() && selectors.stream().map(Dom::text).allMatch(values::contains);
  }
}
