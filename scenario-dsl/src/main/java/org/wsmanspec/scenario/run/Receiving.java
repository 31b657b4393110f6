package org.wsmanspec.scenario.run;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.clixml.ClixmlException;
import org.wsmanspec.message.psrp.MessageType;
import org.wsmanspec.message.psrp.PipelineState;
import org.wsmanspec.message.psrp.PipelineStateMessage;
import org.wsmanspec.message.psrp.PsrpException;
import org.wsmanspec.message.psrp.PsrpMessage;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.Shells;
import org.wsmanspec.scenario.ShellOperation.Receive;
import org.wsmanspec.scenario.Text;
import org.wsmanspec.scenario.expect.ShellOutput;

/** Receives again and again until there is enough, or no hope for more. */
final class Receiving {

  private static final Duration USUAL = Duration.ofSeconds(60);
  private static final Duration LONGEST_POLL = Duration.ofSeconds(20);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(500);

  /** Clients of Windows send it with every Receive (MS-WSMV 3.2.4.1.20). */
  private static final Map<String, String> KEEP_ALIVE = Map.of(Shells.OPTION_KEEP_ALIVE, "TRUE");

  private static final String DONE = "done";
  private static final String OUTPUT = "output";

  private final Receive receive;
  private final ShellDriver.Talk talk;
  private final RemoteShell shell;
  private final Optional<RemoteCommand> command;
  private final String until;
  private final Duration within;

  Receiving(Receive receive, ShellDriver.Talk talk, RemoteShells shells, double scale) {
    this.receive = receive;
    this.talk = talk;
    this.shell = shells.shell(receive.subject(), talk.step());
    this.command = shells.command(receive.subject(), talk.step());
    this.until = receive.until().orElse(command.isPresent() ? DONE : OUTPUT);
    this.within = within(scale);
  }

  private Duration within(double scale) {
    String written = receive.within().map(talk.step()::text).orElse(USUAL.toString());
    try {
      Duration duration = Duration.parse(written);
      return Duration.ofNanos(Math.max(0, (long) (duration.toNanos() * scale)));
    } catch (DateTimeException | ArithmeticException e) {
      throw NotDrivenException.mistake("'" + written + "' is no duration such as PT10S");
    }
  }

  void loop() {
    long end = System.nanoTime() + within.toNanos();
    Duration pause = FIRST_PAUSE;
    for (int i = 0; i < receive.atMost(); i++) {
      Exchange exchange = once(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
      boolean enough = enough(exchange);
      boolean hope =
          ShellAnswers.timedOut(exchange)
              || exchange.responseEnvelope().filter(e -> !e.isFault()).isPresent();
      if (enough || until.equals("once") || !hope || System.nanoTime() > end) {
        return;
      }
      if (ShellOutput.of(List.of(exchange)).any()) {
        pause = FIRST_PAUSE;
        continue;
      }
      // A service that does not wait until there is something is not asked without a pause.
      if (!paused(pause)) {
        return;
      }
      pause = pause.multipliedBy(2);
      pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
  }

  private Exchange once(Duration left) {
    String streams = receive.streams().map(talk.step()::text).orElse(shell.outputStreams());
    Duration wait = left.compareTo(LONGEST_POLL) > 0 ? LONGEST_POLL : left;
    Text timeout = Text.of("PT" + Math.max(1, (wait.toMillis() + 999) / 1000) + "S");
    String body =
        ShellXml.root("Receive", Map.of())
            .ofCommand("DesiredStream", command.map(RemoteCommand::id), streams)
            .close("Receive");
    return talk.ask(shell, Actions.SHELL_RECEIVE, body, KEEP_ALIVE, Optional.of(timeout));
  }

  private boolean enough(Exchange exchange) {
    ShellOutput output = ShellOutput.of(List.of(exchange));
    List<PsrpMessage> messages = shell.isPool() ? shell.pool().take(exchange) : List.of();
    boolean done = output.state().filter("Done"::equals).isPresent();
    return switch (until) {
      case DONE ->
          done
              || messages.stream().anyMatch(this::ends)
              || (shell.isPool() && shell.pool().called());
      case OUTPUT -> done || output.any();
      case "once" -> true;
      case "hostCall" -> done || (shell.isPool() && shell.pool().called());
      default ->
          done
              || messages.stream()
                  .anyMatch(m -> m.type().filter(t -> t.name().equals(until)).isPresent());
    };
  }

  /** Whether nothing of the pipeline comes behind this, or nothing of the pool is waited for. */
  private boolean ends(PsrpMessage message) {
    Optional<MessageType> type = message.type();
    if (command.isEmpty()) {
      return type.filter(t -> t == MessageType.RUNSPACEPOOL_STATE).isPresent();
    }
    if (type.filter(t -> t == MessageType.PIPELINE_STATE).isEmpty()) {
      return false;
    }
    try {
      return message.payload() instanceof PipelineStateMessage state
          && state
              .state()
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

  private static boolean paused(Duration pause) {
    try {
      TimeUnit.NANOSECONDS.sleep(pause.toNanos());
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
