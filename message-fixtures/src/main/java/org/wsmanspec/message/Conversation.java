package org.wsmanspec.message;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Exchanges in order, of one run or one capture, and all that was recorded beside them.
 *
 * <p>The only thing that judging reads. It does not matter where it came from.
 *
 * @param origin where it came from
 * @param declaration what the endpoint is claimed to do
 * @param exchanges in the order in which the requests were sent
 * @param steps what became of the steps of the scenarios; empty for captures
 * @param journal what the reference endpoint's object manager was asked; empty for others
 */
public record Conversation(
    Origin origin,
    Declaration declaration,
    List<Exchange> exchanges,
    List<StepRecord> steps,
    List<JournalEntry> journal) {

  /** A party whose conduct is judged. */
  public enum Party {
    SERVICE,
    CLIENT
  }

  /**
   * Where a conversation came from.
   *
   * @param name address of the endpoint or name of the capture, for people
   * @param format {@code live}, {@code evidence}, or the name of a capture format
   * @param underTest whose conduct is judged: in a live run the service's only, since the harness
   *     bends its own requests on purpose
   * @param started when the recording began, if known
   */
  public record Origin(
      String name, String format, Set<Party> underTest, Optional<Instant> started) {
    public Origin {
      underTest = Set.copyOf(underTest);
    }
  }

  public Conversation {
    exchanges = List.copyOf(exchanges);
    steps = List.copyOf(steps);
    journal = List.copyOf(journal);
  }

  /** The exchange with this id. */
  public Optional<Exchange> exchange(String id) {
    return exchanges.stream().filter(e -> e.id().equals(id)).findFirst();
  }
}
