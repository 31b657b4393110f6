package org.wsmanspec.mock.personality;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.wsmanspec.message.mutation.Change;

/**
 * One rule of a personality: which messages, and what becomes of them.
 *
 * <p>Texts may hold {@code ${request:XPATH}}, {@code ${response:XPATH}} and {@code ${uuid}}.
 *
 * @param when which exchanges it is about
 * @param request how the request is bent before the service sees it
 * @param answer what is said instead of the correct answer
 * @param response how the answer is bent
 * @param texts replacements in the answer's characters, after the rest
 * @param status HTTP status of the answer
 * @param http fields of the answer that are set, or taken away where there is no value
 * @param delay how long the answer is held back
 * @param drop whether the connection is closed instead of answering
 * @param delivery what becomes of a message that the endpoint sends by itself; empty in a rule that
 *     is about requests and their answers
 * @param psrp how the PSRP messages of the answer are bent
 */
public record Rule(
    When when,
    List<Change> request,
    Optional<CannedAnswer> answer,
    List<Change> response,
    List<Replacement> texts,
    Optional<Integer> status,
    Map<String, Optional<String>> http,
    Duration delay,
    boolean drop,
    Optional<Muddle> delivery,
    List<PsrpBend> psrp) {

  /**
   * What becomes of a message that the endpoint sends by itself; {@link Rule#texts}, {@link
   * Rule#http} and {@link Rule#delay} are about it, too.
   *
   * @param changes how it is bent
   * @param lose whether it is not sent at all
   * @param twice whether it is sent twice
   * @param hold whether it is sent after the next one of its kinds to the same subscription
   * @param careless whether any answer passes for an acknowledgement
   */
  public record Muddle(
      List<Change> changes, boolean lose, boolean twice, boolean hold, boolean careless) {
    public Muddle {
      changes = List.copyOf(changes);
    }
  }

  /**
   * A replacement in text.
   *
   * @param find where the dot matches line ends, too
   * @param replace with {@code $1} for groups
   */
  public record Replacement(Pattern find, String replace) {}

  public Rule {
    request = List.copyOf(request);
    response = List.copyOf(response);
    texts = List.copyOf(texts);
    psrp = List.copyOf(psrp);
    http = Map.copyOf(http);
  }
}
