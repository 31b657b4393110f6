package org.wsmanspec.suite.check.transfer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.w3c.dom.Element;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.suite.check.Asked;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.check.FindingSink;
import org.wsmanspec.suite.check.Reply;

/**
 * A Put changes what it gives and nothing else (DSP0226 7.9, MS-WMOD 2.5.2.3).
 *
 * <p>Needs two Gets before the Put that agree, which tells properties that change by themselves,
 * and one after it, all of one resource and one scenario. A service may derive a property from
 * another, so a surprise is told and never a firm breach.
 */
public final class PutScopeChecks {

  private static final String FRAGMENT = "DSP0226-fragment-12";
  private static final String WHOLE = "MS-WMOD-2.5.2.3";

  private PutScopeChecks() {}

  /** The checks of this group. */
  public static List<Check> all() {
    return List.of(Check.of("transfer/put-scope", List.of(FRAGMENT, WHOLE), PutScopeChecks::judge));
  }

  /** What is known of one resource so far. */
  private static final class Resource {
    private final List<Map<String, List<String>>> reads = new ArrayList<>();
    private Optional<Asked> put = Optional.empty();
  }

  private static void judge(Conversation conversation, FindingSink sink) {
    Map<String, Resource> resources = new HashMap<>();
    for (Exchange exchange : conversation.exchanges()) {
      Optional<Asked> asked = Asked.of(exchange).filter(Asked::readable);
      Optional<Reply> reply = Reply.of(exchange).filter(r -> !r.isFault());
      if (asked.isPresent() && reply.isPresent()) {
        Resource resource =
            resources.computeIfAbsent(Resources.key(asked.get()), k -> new Resource());
        follow(resource, asked.get(), reply.get(), sink);
      }
    }
  }

  private static void follow(Resource resource, Asked asked, Reply reply, FindingSink sink) {
    String action = asked.action();
    boolean fragment = asked.only(Names.WSMAN_FRAGMENT_TRANSFER).isPresent();
    if (action.equals(Actions.GET) && !fragment) {
      Optional<Element> body = reply.envelope().bodyChild();
      if (body.isEmpty()) {
        return;
      }
      Map<String, List<String>> now = Resources.properties(body.get());
      if (resource.put.isPresent() && resource.reads.size() >= 2) {
        compare(resource, now, reply, sink);
      }
      if (resource.put.isPresent()) {
        resource.reads.clear();
        resource.put = Optional.empty();
      }
      resource.reads.add(now);
    } else if (action.equals(Actions.PUT)) {
      if (resource.put.isPresent()) {
        resource.reads.clear();
      }
      resource.put = Optional.of(asked);
    } else if (!action.equals(Actions.GET)) {
      resource.reads.clear();
      resource.put = Optional.empty();
    }
  }

  private static void compare(
      Resource resource, Map<String, List<String>> now, Reply reply, FindingSink sink) {
    Asked put = resource.put.orElseThrow();
    boolean fragment = put.only(Names.WSMAN_FRAGMENT_TRANSFER).isPresent();
    String requirement = fragment ? FRAGMENT : WHOLE;
    Map<String, List<String>> last = resource.reads.get(resource.reads.size() - 1);
    Map<String, List<String>> earlier = resource.reads.get(resource.reads.size() - 2);
    Map<String, List<String>> given =
        put.envelope().bodyChild().map(Resources::properties).orElse(Map.of());
    if (given.isEmpty()) {
      // Bare text for an expression that ends in text(): which property it is, is not told here.
      return;
    }
    TreeSet<String> surprises = new TreeSet<>();
    TreeSet<String> names = new TreeSet<>(last.keySet());
    names.addAll(now.keySet());
    for (String name : names) {
      boolean moved = !Objects.equals(last.get(name), now.get(name));
      boolean restless = !Objects.equals(earlier.get(name), last.get(name));
      boolean asked =
          fragment ? given.containsKey(name) : Objects.equals(given.get(name), now.get(name));
      if (moved && !restless && !asked) {
        surprises.add(name);
      }
    }
    if (surprises.isEmpty()) {
      sink.held(requirement, reply.place());
    } else {
      sink.soft(
          requirement,
          "only what the Put gave is changed",
          "also changed: " + String.join(", ", surprises),
          reply.place(),
          "a property may depend on the one that was put; if it does not, the Put touched too much");
    }
  }
}
