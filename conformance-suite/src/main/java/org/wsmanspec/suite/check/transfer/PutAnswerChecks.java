package org.wsmanspec.suite.check.transfer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.w3c.dom.Element;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.Gap;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.suite.check.Asked;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.check.FindingSink;
import org.wsmanspec.suite.check.Reply;

/**
 * A representation in the answer to a Put is the one that is stored now (DSP0226 7.4).
 *
 * <p>Told only where a Get before the Put, the Put, its answer and the next Get together leave no
 * doubt: the answer has the old value of a property although the new one is stored, or the new one
 * although the old one is.
 */
public final class PutAnswerChecks {

  private static final String NEW_REPRESENTATION = "DSP0226-transfer-14";

  private PutAnswerChecks() {}

  /** The checks of this group. */
  public static List<Check> all() {
    return List.of(
        Check.of("transfer/put-answer", List.of(NEW_REPRESENTATION), PutAnswerChecks::judge));
  }

  /** What is known of one resource so far. */
  private static final class Resource {
    private Map<String, List<String>> before = Map.of();
    private Optional<Put> put = Optional.empty();
  }

  private record Put(Map<String, List<String>> sent, Element answered, Reply reply) {}

  private static void judge(Conversation conversation, FindingSink sink) {
    Map<String, Resource> resources = new HashMap<>();
    for (Exchange exchange : conversation.exchanges()) {
      Optional<Asked> asked = Asked.of(exchange).filter(Asked::readable);
      Optional<Reply> reply = Reply.of(exchange).filter(r -> !r.isFault());
      if (asked.isPresent()
          && reply.isPresent()
          && !exchange.lacks(Gap.VALUES)
          && asked.get().only(Names.WSMAN_FRAGMENT_TRANSFER).isEmpty()) {
        Resource resource =
            resources.computeIfAbsent(Resources.key(asked.get()), k -> new Resource());
        follow(resource, asked.get(), reply.get(), sink);
      }
    }
  }

  private static void follow(Resource resource, Asked asked, Reply reply, FindingSink sink) {
    Optional<Element> body = reply.envelope().bodyChild();
    if (asked.action().equals(Actions.GET) && body.isPresent()) {
      Map<String, List<String>> now = Resources.properties(body.get());
      resource.put.ifPresent(put -> compare(resource.before, put, now, sink));
      resource.put = Optional.empty();
      resource.before = now;
    } else if (asked.action().equals(Actions.PUT)) {
      Optional<Element> sent = asked.envelope().bodyChild();
      resource.put =
          body.isPresent() && sent.isPresent() && resource.put.isEmpty()
              ? Optional.of(new Put(Resources.properties(sent.get()), body.get(), reply))
              : Optional.empty();
    } else if (!asked.action().equals(Actions.GET)) {
      resource.put = Optional.empty();
      resource.before = Map.of();
    }
  }

  private static void compare(
      Map<String, List<String>> before, Put put, Map<String, List<String>> now, FindingSink sink) {
    Map<String, List<String>> answered = Resources.properties(put.answered());
    List<String> stale = new ArrayList<>();
    for (String name : put.sent().keySet()) {
      List<String> old = before.get(name);
      List<String> sent = put.sent().get(name);
      List<String> told = answered.get(name);
      List<String> stored = now.get(name);
      boolean changed = old != null && sent != null && !old.equals(sent);
      if (changed && told != null && stored != null && !told.equals(stored)) {
        boolean known =
            (told.equals(old) && stored.equals(sent)) || (told.equals(sent) && stored.equals(old));
        if (known) {
          stale.add(name + " " + String.join(", ", told));
        }
      }
    }
    if (stale.isEmpty()) {
      sink.held(NEW_REPRESENTATION, put.reply().place());
    } else {
      sink.broken(
          NEW_REPRESENTATION,
          "the representation as the next Get shows it, or none",
          String.join("; ", stale),
          put.reply().at(put.answered()),
          "a client that trusts the answer goes on with values that are not stored");
    }
  }
}
