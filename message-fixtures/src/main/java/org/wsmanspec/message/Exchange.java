package org.wsmanspec.message;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * One request and its response, or its absence, with what is known of HTTP and time.
 *
 * @param id unique in its conversation and readable: {@code 0001}, or the capture's own name
 * @param role who asked whom
 * @param connection number of the connection, from 1; 0 if not known
 * @param request what was sent; empty if the recording holds responses only
 * @param response what came back
 * @param trouble what kept it from completing; may stand beside a partial response
 * @param timing when; empty if not recorded
 * @param step the scenario step that drove it; empty in captures
 * @param gaps what the recording does not show
 * @param source where it stands in a capture, such as {@code file.yml#messages[3]}; empty if live
 */
public record Exchange(
    String id,
    Role role,
    int connection,
    Optional<Request> request,
    Optional<Response> response,
    Optional<Trouble> trouble,
    Optional<Timing> timing,
    Optional<StepRef> step,
    Set<Gap> gaps,
    Optional<String> source) {

  /** Who plays the service in an exchange. */
  public enum Role {
    /** A client asks the service. */
    OPERATION("Request", "Response"),
    /** The service delivers to an event sink: the request is the service's. */
    DELIVERY("Delivery by the service", "Answer of the event sink"),
    /** A publisher asks a collector for its subscriptions: the request is the publisher's. */
    ENROLLMENT("Enrollment by the publisher", "Answer of the collector");

    private final String request;
    private final String response;

    Role(String request, String response) {
      this.request = request;
      this.response = response;
    }

    /** What the request is, for people, so that they see who wrote it. */
    public String request() {
      return request;
    }

    /** What the response is, for people. */
    public String response() {
      return response;
    }
  }

  public Exchange {
    gaps = gaps.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(gaps));
  }

  /** The request's envelope, if it is readable XML. */
  public Optional<Envelope> requestEnvelope() {
    return request.flatMap(Request::envelope);
  }

  /** The response's envelope, if it is readable XML. */
  public Optional<Envelope> responseEnvelope() {
    return response.flatMap(Response::envelope);
  }

  /** The response's fault. */
  public Optional<Fault> fault() {
    return responseEnvelope().flatMap(Envelope::fault);
  }

  public boolean lacks(Gap gap) {
    return gaps.contains(gap);
  }

  /** Where this is, for people. */
  public String where() {
    return source.orElse("exchange " + id);
  }
}
