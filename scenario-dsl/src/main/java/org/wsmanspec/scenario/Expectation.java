package org.wsmanspec.scenario;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is expected of the answer to a step; all that is given must hold.
 *
 * @param response name of an operation's response, such as {@code GetResponse}
 * @param status HTTP status codes, each a number or a class such as {@code 2xx}; empty: any
 * @param action wsa:Action
 * @param fault a fault
 * @param httpError HTTP statuses of a bare error, without envelope, that are as good as the rest
 * @param schemaValid whether the response must be valid against the published schemas
 * @param xpath conditions on the response's envelope
 * @param bodyMatches XML with placeholders that the content of s:Body must be like
 * @param answered whether any answer at all will do
 * @param journal what the endpoint's own journal must show
 * @param events what must have been delivered
 * @param remote what must have come of a remote shell
 * @param anyOf alternatives, one of which must hold
 * @param not what must not hold
 * @param hint a word for the reader of the report
 * @param namespaces further prefixes and their URIs
 * @param position where it is written
 */
public record Expectation(
    Optional<String> response,
    List<String> status,
    Optional<Text> action,
    Optional<FaultExpectation> fault,
    Optional<HttpError> httpError,
    boolean schemaValid,
    List<XPathCondition> xpath,
    Optional<Text> bodyMatches,
    boolean answered,
    Optional<JournalExpectation> journal,
    Optional<EventsExpectation> events,
    Optional<RemoteExpectation> remote,
    List<Expectation> anyOf,
    Optional<Expectation> not,
    Optional<Text> hint,
    Map<String, String> namespaces,
    Position position) {

  /**
   * A fault.
   *
   * @param anyOf acceptable ones; empty: any fault
   */
  public record FaultExpectation(List<FaultPattern> anyOf) {
    public FaultExpectation {
      anyOf = List.copyOf(anyOf);
    }
  }

  /**
   * One acceptable fault; what is empty is free.
   *
   * @param subcode the outermost Subcode, as {@code prefix:Name}
   * @param code the Code, as {@code s:Sender}
   * @param detail wsman:FaultDetail: its last segment, or the whole URI
   */
  public record FaultPattern(Optional<Text> subcode, Optional<Text> code, Optional<Text> detail) {}

  /**
   * A bare HTTP error.
   *
   * @param status acceptable statuses as in {@link Expectation#status}; empty: any error
   */
  public record HttpError(List<String> status) {
    public HttpError {
      status = List.copyOf(status);
    }
  }

  /**
   * A condition on the response's envelope.
   *
   * @param kind what is compared
   * @param xpath XPath 1.0 expression
   * @param value what it is compared with: text, regular expression, or {@code 3}, {@code >=3} for
   *     a count; empty for the other kinds
   */
  public record XPathCondition(Kind kind, Text xpath, Optional<Text> value, Position position) {

    /** What is compared. */
    public enum Kind {
      /** The expression is true. */
      THAT,
      /** Something is selected, and the trimmed text of all of it equals the value. */
      EQUALS,
      /** Something is selected, and the trimmed text of all of it matches the whole pattern. */
      MATCHES,
      /** Something is selected. */
      EXISTS,
      /** Nothing is selected. */
      ABSENT,
      /** So many nodes are selected. */
      COUNT
    }
  }

  /**
   * Entries of the endpoint's journal that belong to the request; ignored where none is kept.
   *
   * @param contains entries that must be there
   * @param lacks entries that must not be there
   */
  public record JournalExpectation(List<JournalPattern> contains, List<JournalPattern> lacks) {
    public JournalExpectation {
      contains = List.copyOf(contains);
      lacks = List.copyOf(lacks);
    }
  }

  /**
   * What a journal entry looks like; what is empty is free.
   *
   * @param operation the operation
   * @param subject the object path or class
   * @param details facts that must be among the entry's
   * @param count how many entries there must be, as {@code 1} or {@code >=1}; empty: at least one
   */
  public record JournalPattern(
      Optional<Text> operation,
      Optional<Text> subject,
      Map<String, Text> details,
      Optional<String> count) {
    public JournalPattern {
      details = Ordered.copy(details);
    }
  }

  /**
   * What was delivered while a step waited.
   *
   * <p>XPath expressions are evaluated at each event: the content of s:Body, the wsman:Event of a
   * batch, the item of a Pull.
   *
   * @param of which deliveries count; empty: those that the step waits for
   * @param filter XPath that tells whether an event counts; empty: as the step says
   * @param count how many, as {@code 3} or {@code >=3}; empty: at least as many as the step waits
   *     for
   * @param some XPath expressions, each of which is true of at least one of them
   * @param each conditions on each of them
   * @param distinct XPath whose values differ from event to event
   * @param inOrder XPath whose values are numbers that never fall
   */
  public record EventsExpectation(
      Optional<Delivered> of,
      Optional<Text> filter,
      Optional<Text> count,
      List<Text> some,
      List<XPathCondition> each,
      Optional<Text> distinct,
      Optional<Text> inOrder) {
    public EventsExpectation {
      some = List.copyOf(some);
      each = List.copyOf(each);
    }
  }

  public Expectation {
    status = List.copyOf(status);
    xpath = List.copyOf(xpath);
    anyOf = List.copyOf(anyOf);
    namespaces = Ordered.copy(namespaces);
  }

  /** Start from nothing. */
  public static ExpectationBuilder builder() {
    return new ExpectationBuilder();
  }
}
