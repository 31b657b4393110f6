package org.wsmanspec.scenario.recorded;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.Fault;
import org.wsmanspec.message.Selector;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.message.vocabulary.Names;

/**
 * Requests for output of one command or pool that follow upon each other, up to the last one that
 * brought something.
 *
 * <p>How often a client has to ask depends on how fast the command is, and so do the answers
 * between.
 *
 * @param from index of the first
 * @param to index behind the last
 */
record Waiting(int from, int to) {

  /** The row that begins with an exchange; empty if that asks for no output, or gets none. */
  static Optional<Waiting> at(List<Exchange> exchanges, int from) {
    Optional<List<String>> subject = subject(exchanges.get(from));
    int end = from;
    for (int i = from; i < exchanges.size(); i++) {
      Exchange exchange = exchanges.get(i);
      if (subject.isEmpty() || !subject(exchange).equals(subject)) {
        break;
      }
      boolean brought = exchange.responseEnvelope().filter(e -> !e.isFault()).isPresent();
      if (brought) {
        end = i + 1;
      }
      if (done(exchange) || !(brought || timedOut(exchange))) {
        break;
      }
    }
    return end == from ? Optional.empty() : Optional.of(new Waiting(from, end));
  }

  /** What output is asked of: resource, shell and command; empty if none is asked for. */
  private static Optional<List<String>> subject(Exchange exchange) {
    Optional<Envelope> request = exchange.requestEnvelope();
    return request
        .flatMap(Envelope::bodyChild)
        .filter(b -> Dom.is(b, Names.RSP_RECEIVE))
        .map(
            receive -> {
              List<String> subject = new ArrayList<>();
              subject.add(request.flatMap(Envelope::resourceUri).orElse(""));
              request.get().selectors().stream().map(Selector::value).forEach(subject::add);
              Dom.children(receive, Names.RSP_DESIRED_STREAM)
                  .forEach(
                      d ->
                          subject.add(
                              Dom.attribute(d, Names.COMMAND_ID)
                                  .or(() -> Dom.attribute(d, Names.RSP_COMMAND_ID))
                                  .orElse("")));
              return subject;
            });
  }

  private static boolean done(Exchange exchange) {
    return exchange.responseEnvelope().filter(RecordedAnswer::done).isPresent();
  }

  /** Whether an answer says only that there was nothing in time (MS-WSMV 3.1.4.14). */
  private static boolean timedOut(Exchange exchange) {
    return exchange
        .fault()
        .flatMap(Fault::subcode)
        .filter(FaultSubcode.TIMED_OUT.qname()::equals)
        .isPresent();
  }

  /** The exchanges. */
  List<Exchange> of(List<Exchange> exchanges) {
    return exchanges.subList(from, to);
  }
}
