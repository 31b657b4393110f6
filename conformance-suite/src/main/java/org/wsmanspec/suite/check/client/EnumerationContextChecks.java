package org.wsmanspec.suite.check.client;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.suite.check.Asked;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.check.FindingSink;
import org.wsmanspec.suite.check.Place;
import org.wsmanspec.suite.check.Reply;
import org.wsmanspec.suite.check.enumeration.Enumerations;
import org.wsmanspec.suite.check.enumeration.Enumerations.Context;
import org.wsmanspec.suite.check.enumeration.Enumerations.State;

/** What a client does with the context of an enumeration (DSP0226 8.1 to 8.5). */
public final class EnumerationContextChecks {

  private static final String UNCHANGED = "DSP0226-enumeration-08";
  private static final String LATEST = "DSP0226-enumeration-42";
  private static final String AFTER_END = "DSP0226-enumeration-28";
  private static final String ABANDONED = "DSP0226-enumeration-48";

  /** The same of MS-WMOD, which speaks of Pull only. */
  private static final String FIRST_PULL = "MS-WMOD-3.2-10";

  private static final String LATER_PULL = "MS-WMOD-3.2-18";

  private static final Set<String> ACTIONS =
      Set.of(
          Actions.PULL, Actions.RELEASE, Actions.ENUMERATION_RENEW, Actions.ENUMERATION_GET_STATUS);

  private EnumerationContextChecks() {}

  /** The checks of this group. */
  public static List<Check> all() {
    return List.of(
        Check.of(
            "client/enumeration-context",
            List.of(UNCHANGED, LATEST, FIRST_PULL, LATER_PULL),
            EnumerationContextChecks::context),
        Check.of(
            "client/enumeration-ended", List.of(AFTER_END), EnumerationContextChecks::afterEnd),
        Check.of(
            "client/enumeration-released",
            List.of(ABANDONED),
            EnumerationContextChecks::abandoned));
  }

  private static void context(Conversation conversation, FindingSink sink) {
    Set<String> issued = new HashSet<>();
    Enumerations.walk(
        conversation,
        (exchange, before) -> {
          Asked.of(exchange)
              .filter(a -> ACTIONS.contains(a.action()))
              .ifPresent(a -> context(a, before, issued, sink));
          Reply.of(exchange)
              .filter(r -> !r.isFault())
              .flatMap(r -> r.envelope().bodyChild())
              .flatMap(Enumerations::context)
              .ifPresent(issued::add);
        });
  }

  private static void context(
      Asked asked, Optional<Context> before, Set<String> issued, FindingSink sink) {
    Optional<String> named = Enumerations.contextOfRequest(asked);
    if (named.isEmpty()) {
      return;
    }
    boolean pull = asked.action().equals(Actions.PULL);
    if (!issued.contains(named.get())) {
      Optional<String> altered = issued.stream().filter(i -> alike(i, named.get())).findFirst();
      if (altered.isPresent()) {
        String expected = "the context as it was given, '" + altered.get() + "'";
        String actual = "'" + named.get() + "'";
        String hint = "the content of wsen:EnumerationContext means something to the service only";
        sink.broken(UNCHANGED, expected, actual, asked.place(), hint);
      } else {
        sink.unknown(
            UNCHANGED, "the recording does not show where the context comes from", asked.place());
      }
      return;
    }
    sink.held(UNCHANGED, asked.place());
    if (!pull || before.isEmpty()) {
      return;
    }
    Context known = before.get();
    boolean replaced =
        known.state() == State.REPLACED && !Enumerations.overlap(known.last(), asked.exchange());
    boolean first =
        known.opener().filter(o -> o.exchange().id().equals(known.last().id())).isPresent();
    if (replaced) {
      String expected = "the context of the latest response, in " + known.last().where();
      String hint = "an older context need not be valid any more";
      sink.broken(LATEST, expected, "an older one", asked.place(), hint);
      sink.broken(LATER_PULL, expected, "an older one", asked.place(), hint);
    } else if (known.state() == State.OPEN) {
      sink.held(LATEST, asked.place());
      sink.held(first ? FIRST_PULL : LATER_PULL, asked.place());
    }
  }

  /** Whether one is what a careless client makes of the other: trimmed, cut, or in other case. */
  private static boolean alike(String issued, String sent) {
    String a = bare(issued);
    String b = bare(sent);
    return a.equals(b)
        || (Math.min(a.length(), b.length()) >= 8 && (a.startsWith(b) || b.startsWith(a)));
  }

  private static String bare(String context) {
    return context
        .toLowerCase(Locale.ROOT)
        .replaceAll("[\\s{}]", "")
        .replaceFirst("^(urn:)?uuid:", "");
  }

  private static void afterEnd(Conversation conversation, FindingSink sink) {
    List<Exchange> ended = new ArrayList<>();
    Enumerations.walk(
        conversation,
        (exchange, before) -> {
          Optional<Asked> asked = Asked.of(exchange);
          if (asked.filter(a -> a.action().equals(Actions.ENUMERATE)).isPresent()) {
            ended.clear();
            if (endedByEnumerate(exchange)) {
              sink.held(AFTER_END, Place.request(exchange));
              ended.add(exchange);
            }
          }
          asked
              .filter(a -> a.action().equals(Actions.PULL) || a.action().equals(Actions.RELEASE))
              .ifPresent(a -> afterEnd(a, before, ended, sink));
        });
  }

  private static void afterEnd(
      Asked asked, Optional<Context> before, List<Exchange> ended, FindingSink sink) {
    Optional<Exchange> end =
        Enumerations.contextOfRequest(asked).isPresent()
            ? before.map(Context::last).filter(EnumerationContextChecks::endedByEnumerate)
            : ended.stream().filter(e -> sameResource(e, asked)).findFirst();
    if (end.isPresent() && !Enumerations.overlap(end.get(), asked.exchange())) {
      sink.broken(
          AFTER_END,
          "no further request of this enumeration, since wsman:EndOfSequence came in "
              + end.get().where(),
          asked.action().equals(Actions.PULL) ? "a Pull" : "a Release",
          asked.place(),
          "look for wsman:EndOfSequence in the response to Enumerate, too");
    }
  }

  private static boolean endedByEnumerate(Exchange exchange) {
    return Reply.of(exchange)
        .filter(r -> r.answers(Actions.ENUMERATE))
        .flatMap(r -> r.envelope().bodyChild())
        .filter(Enumerations::endOfSequence)
        .isPresent();
  }

  private static boolean sameResource(Exchange exchange, Asked asked) {
    return Asked.of(exchange)
        .flatMap(a -> a.envelope().headerText(Names.WSMAN_RESOURCE_URI))
        .equals(asked.envelope().headerText(Names.WSMAN_RESOURCE_URI));
  }

  private static void abandoned(Conversation conversation, FindingSink sink) {
    List<Exchange> exchanges = conversation.exchanges();
    Set<String> faulted = new HashSet<>();
    Set<String> unknown = new HashSet<>();
    Map<String, Context> contexts =
        Enumerations.walk(
            conversation,
            (exchange, before) -> {
              Optional<String> named = Asked.of(exchange).flatMap(Enumerations::contextOfRequest);
              boolean answered = Reply.of(exchange).filter(r -> !r.isFault()).isPresent();
              if (before.isEmpty()) {
                named.ifPresent(unknown::add);
              }
              if (!answered) {
                named.ifPresent(faulted::add);
              }
            });
    contexts.forEach(
        (name, context) -> {
          if (context.opener().isEmpty()) {
            return;
          }
          if (context.state() == State.RELEASED) {
            sink.held(ABANDONED, Place.request(context.last()));
          } else if (context.state() == State.OPEN && !faulted.contains(name)) {
            Place place = Place.request(context.last());
            if (exchanges.get(exchanges.size() - 1).id().equals(context.last().id())) {
              sink.unknown(ABANDONED, "the recording ends here", place);
            } else if (unknown.stream().anyMatch(u -> alike(name, u))) {
              sink.unknown(ABANDONED, "the client used an altered context", place);
            } else {
              sink.soft(
                  ABANDONED,
                  "Pulls until the end, or a Release",
                  "neither; the client did other things afterwards",
                  place,
                  "the service keeps the enumeration until it expires; the recording may end too"
                      + " early to show the Release");
            }
          }
        });
  }
}
