package org.wsmanspec.mock.personality;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.wsmanspec.mock.http.Outgoing;

/**
 * Which exchanges a rule is about; everything given has to hold.
 *
 * @param operations names of operations, such as {@code Get}; empty for any
 * @param request XPath on the request, or on what the endpoint sends by itself, that has to hold
 * @param response XPath on the correct answer that has to hold
 * @param fault {@code any}, {@code none}, or the subcode of the correct answer with its prefix
 * @param status HTTP status of the correct answer
 * @param method HTTP method of the request
 * @param path what the path of the request URI has to match
 * @param fields what header fields of the request have to match; without a pattern, be absent
 * @param deliveries kinds of messages that the endpoint sends by itself; empty for any, in a rule
 *     that is about such messages
 * @param every of those that match only each so many-th; 1 for all
 */
public record When(
    List<String> operations,
    Optional<String> request,
    Optional<String> response,
    Optional<String> fault,
    Optional<Integer> status,
    Optional<String> method,
    Optional<Pattern> path,
    Map<String, Optional<Pattern>> fields,
    Set<Outgoing.Kind> deliveries,
    int every) {

  /** All exchanges. */
  public static final When ALWAYS =
      new When(
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Map.of(),
          Set.of(),
          1);

  public When {
    operations = List.copyOf(operations);
    fields = Map.copyOf(fields);
    deliveries = Set.copyOf(deliveries);
  }

  /** Whether the answer has to be known before it can be told whether the rule applies. */
  boolean needsAnswer() {
    return response.isPresent() || fault.isPresent() || status.isPresent();
  }
}
