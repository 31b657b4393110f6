package org.wsmanspec.suite.junit;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Conversation.Party;
import org.wsmanspec.message.JournalEntry;
import org.wsmanspec.mock.ReferenceEndpoint;
import org.wsmanspec.mock.http.EndpointRecorder;
import org.wsmanspec.report.Finding;
import org.wsmanspec.report.RunReport;
import org.wsmanspec.report.Verdict;
import org.wsmanspec.suite.Judge;
import org.wsmanspec.suite.ReferenceTarget;

/** A reference endpoint that remembers what it was asked, while one test runs. */
public final class WitnessedEndpoint {

  private final ReferenceEndpoint endpoint;
  private final EndpointRecorder recorder;

  WitnessedEndpoint(ReferenceEndpoint endpoint, EndpointRecorder recorder) {
    this.endpoint = endpoint;
    this.recorder = recorder;
  }

  /** The URL for clients. */
  public URI address() {
    return endpoint.address();
  }

  /** What a client of an endpoint with TLS has to trust. */
  public Optional<X509Certificate> certificate() {
    return endpoint.certificate();
  }

  /** The endpoint itself, for its objects, events and shells. */
  public ReferenceEndpoint endpoint() {
    return endpoint;
  }

  /** What happened inside the endpoint so far, oldest first. */
  public List<JournalEntry> journal() {
    return endpoint.journal();
  }

  /**
   * What was asked and answered so far, for judging the client. Of credentials only the scheme is
   * kept, and of very long tests only the beginning ({@link EndpointRecorder#DEFAULT_LIMIT}).
   */
  public Conversation conversation() {
    return recorder.conversation(
        address().toString(), ReferenceTarget.at(address()).declaration(), Set.of(Party.CLIENT));
  }

  /** What the standard judge says of the client so far. */
  public RunReport report() {
    return Judge.standard().judge(conversation());
  }

  /** What the client did wrong so far: findings that fail, in the order of the catalogue. */
  public List<Finding> failures() {
    return report().requirements().stream()
        .filter(r -> r.verdict() == Verdict.FAIL)
        .flatMap(r -> r.findings().stream())
        .filter(f -> f.verdict() == Verdict.FAIL)
        .toList();
  }
}
