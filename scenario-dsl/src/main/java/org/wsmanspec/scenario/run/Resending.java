package org.wsmanspec.scenario.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.clixml.ClixmlException;
import org.wsmanspec.message.psrp.Carried;
import org.wsmanspec.message.psrp.HostCall;
import org.wsmanspec.message.psrp.HostMethod;
import org.wsmanspec.message.psrp.MessageReader;
import org.wsmanspec.message.psrp.MessageType;
import org.wsmanspec.message.psrp.PipelineState;
import org.wsmanspec.message.psrp.PipelineStateMessage;
import org.wsmanspec.message.psrp.PsrpException;
import org.wsmanspec.message.psrp.PsrpMessage;
import org.wsmanspec.scenario.ShellOperation;
import org.wsmanspec.scenario.expect.ShellOutput;

/**
 * Sends a request for output again until there is enough, whatever shell it is about: one that the
 * language did not write, such as a recorded one.
 */
final class Resending {

  private static final Duration WITHIN = Duration.ofSeconds(60);

  private final String until;
  private final MessageReader reader = new MessageReader();
  private boolean readable = true;

  Resending(String until) {
    this.until = until;
  }

  /**
   * Send until there is enough, nothing more to be hoped for, or the time is over.
   *
   * @param send sends the request once
   * @param scale of the time
   */
  void loop(Supplier<Exchange> send, double scale) {
    long end = System.nanoTime() + (long) (WITHIN.toNanos() * scale);
    for (int i = 0; i < ShellOperation.Receive.MOST; i++) {
      Exchange exchange = send.get();
      boolean hope =
          ShellAnswers.timedOut(exchange)
              || exchange.responseEnvelope().filter(e -> !e.isFault()).isPresent();
      if (enough(exchange) || !hope || System.nanoTime() > end) {
        return;
      }
    }
  }

  private boolean enough(Exchange exchange) {
    ShellOutput output = ShellOutput.of(List.of(exchange));
    List<PsrpMessage> came = exchange.responseEnvelope().map(this::messages).orElse(List.of());
    if (output.state().filter("Done"::equals).isPresent()) {
      return true;
    }
    return switch (until) {
      case "once" -> true;
      case "output" -> output.any();
      case "done" -> came.stream().anyMatch(Resending::ends);
      case "hostCall" -> came.stream().anyMatch(Resending::waits);
      default ->
          came.stream().anyMatch(m -> m.type().filter(t -> t.name().equals(until)).isPresent());
    };
  }

  /** The PSRP messages that became complete; none where the streams hold something else. */
  private List<PsrpMessage> messages(Envelope answer) {
    List<PsrpMessage> came = new ArrayList<>();
    try {
      for (Carried carried : readable ? Carried.in(answer) : List.<Carried>of()) {
        reader.feed(carried.octets()).forEach(r -> came.add(r.message()));
      }
    } catch (PsrpException e) {
      readable = false;
    }
    return came;
  }

  private static boolean ends(PsrpMessage message) {
    if (message.type().filter(t -> t == MessageType.PIPELINE_STATE).isEmpty()) {
      return false;
    }
    try {
      return message.payload() instanceof PipelineStateMessage said
          && said.state()
              .filter(
                  s ->
                      s == PipelineState.COMPLETED
                          || s == PipelineState.FAILED
                          || s == PipelineState.STOPPED)
              .isPresent();
    } catch (PsrpException | ClixmlException e) {
      return false;
    }
  }

  private static boolean waits(PsrpMessage message) {
    try {
      return message.payload() instanceof HostCall call
          && call.hostMethod().filter(HostMethod::returnsValue).isPresent();
    } catch (PsrpException | ClixmlException e) {
      return false;
    }
  }
}
