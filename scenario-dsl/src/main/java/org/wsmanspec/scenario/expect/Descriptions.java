package org.wsmanspec.scenario.expect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.Response;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.scenario.Expectation;

/** Says in a few words what is expected. */
public final class Descriptions {

  private Descriptions() {}

  /** An expectation for people, such as {@code GetResponse} or {@code fault wsman:TimedOut}. */
  public static String of(Expectation e) {
    List<String> parts = new ArrayList<>();
    e.response().ifPresent(parts::add);
    e.fault().ifPresent(f -> parts.add(FaultComparison.describe(f)));
    e.httpError()
        .ifPresent(
            h ->
                parts.add(
                    h.status().isEmpty()
                        ? "or a bare HTTP error"
                        : "or a bare HTTP " + String.join(" or ", h.status())));
    if (!e.status().isEmpty()) {
      parts.add("HTTP status " + String.join(" or ", e.status()));
    }
    e.action().ifPresent(a -> parts.add("wsa:Action " + a));
    if (e.schemaValid()) {
      parts.add("valid against the schemas");
    }
    e.xpath().forEach(c -> parts.add(Conditions.describe(c)));
    e.bodyMatches().ifPresent(b -> parts.add("a body like the given one"));
    if (e.answered()) {
      parts.add("any answer");
    }
    e.journal().ifPresent(j -> parts.add("certain journal entries"));
    e.events().ifPresent(v -> parts.add(EventsComparison.describe(v)));
    e.remote().ifPresent(r -> parts.add(RemoteComparison.describe(r)));
    if (!e.anyOf().isEmpty()) {
      parts.add(
          "any of ("
              + e.anyOf().stream().map(Descriptions::of).collect(Collectors.joining("; "))
              + ")");
    }
    e.not().ifPresent(n -> parts.add("not (" + of(n) + ")"));
    return String.join(", ", parts);
  }

  /** A response for people, such as {@code HTTP 500 with fault wsa:DestinationUnreachable}. */
  static String of(Response response) {
    String status = response.status() == 0 ? "" : "HTTP " + response.status() + " with ";
    Optional<Envelope> envelope = response.envelope();
    if (response.body().isEmpty()) {
      return status
          + "an empty body"
          + response.headers().first("Location").map(l -> " and Location " + l).orElse("");
    }
    if (envelope.isEmpty()) {
      return status
          + "a body that is no XML"
          + response.body().problem().map(p -> " (" + p.getMessage() + ")").orElse("");
    }
    if (envelope.get().fault().isPresent()) {
      return status + "fault " + envelope.get().fault().get().summary();
    }
    return status
        + envelope
            .get()
            .headerText(Names.WSA_ACTION)
            .map(a -> "wsa:Action " + a)
            .orElseGet(() -> Conditions.display(envelope.get().root()));
  }
}
