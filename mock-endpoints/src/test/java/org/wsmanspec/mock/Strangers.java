package org.wsmanspec.mock;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.mock.http.HttpAnswer;
import org.wsmanspec.mock.http.HttpQuestion;

/** Requests by users whom the endpoint's HTTP side does not know. */
final class Strangers {

  private Strangers() {}

  /** Code and subcode of the fault that a stranger gets. */
  static String answer(ReferenceEndpoint endpoint, String envelope) {
    HttpAnswer answer =
        endpoint.answer(
            new HttpQuestion(
                "/wsman",
                Optional.of("application/soap+xml;charset=UTF-8"),
                envelope.getBytes(StandardCharsets.UTF_8),
                false,
                Optional.of("stranger"),
                true,
                endpoint.address().toString()));
    var fault = Envelope.parse(answer.body()).fault().orElseThrow();
    return Namespaces.display(fault.code().orElseThrow())
        + " "
        + Namespaces.display(fault.subcode().orElseThrow());
  }
}
