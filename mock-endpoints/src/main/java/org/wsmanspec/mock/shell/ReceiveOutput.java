package org.wsmanspec.mock.shell;

import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.vocabulary.FaultCodes;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.mock.dispatch.Call;
import org.wsmanspec.mock.soap.Xml;

/**
 * Receive: waits for output, without a thread, then takes what fits the client's envelope (MS-WSMV
 * 3.1.4.14).
 */
final class ReceiveOutput extends OnShell {

  /** Octets left free for the command's state and namespace declarations. */
  private static final int RESERVE = 1024;

  ReceiveOutput(RemoteShells shells) {
    super(shells);
  }

  @Override
  boolean run(Call call, Shell shell) {
    List<Element> desired = Dom.children(call.body(Names.RSP_RECEIVE), Names.RSP_DESIRED_STREAM);
    if (desired.size() != 1) {
      throw ShellFaults.schema(
          "rsp:Receive must hold one rsp:DesiredStream, but holds " + desired.size());
    }
    requireConnected(shell);
    Optional<Shell.Command> command = command(shell, desired.get(0));
    Set<String> streams = streams(shell, Dom.text(desired.get(0)));
    Output output = command.map(c -> c.port().output).orElse(shell.port.output);
    if (output.toldDone() && !output.isRepetition(call.addressing().messageId())) {
      throw ShellFaults.internal(
          FaultCodes.COMMAND_TERMINATED, "The command is done and all its output was received");
    }
    output.repeated(call.addressing().messageId());
    Output.Waiter waiter = output.await(streams);
    if (waiter.ready.isDone()) {
      respond(call, shell, command, output, waiter);
      return false;
    }
    Future<?> alarm =
        shells.scheduler.schedule(
            () -> waiter.ready.complete(true), time(call).toNanos(), TimeUnit.NANOSECONDS);
    call.later(
        waiter.ready,
        () -> {
          try {
            alarm.cancel(false);
            output.forget(waiter);
            coded(() -> respond(call, shell, command, output, waiter));
          } finally {
            leave(shell);
          }
        });
    return true;
  }

  private static Duration time(Call call) {
    return call.deadline().time();
  }

  private static Set<String> streams(Shell shell, String list) {
    Set<String> wanted = new LinkedHashSet<>(ShellReader.names(list));
    Set<String> known = new LinkedHashSet<>(shell.request.outputStreams());
    if (wanted.isEmpty() || !known.containsAll(wanted)) {
      throw ShellFaults.of(
          FaultSubcode.INVALID_PARAMETER,
          FaultCodes.INVALID_DESIRED_STREAMS,
          "Receive wants the streams '"
              + list.strip()
              + "'; the shell has "
              + String.join(", ", known));
    }
    return wanted;
  }

  private void respond(
      Call call,
      Shell shell,
      Optional<Shell.Command> command,
      Output output,
      Output.Waiter waiter) {
    // What nobody would read stays for the client's next Receive.
    boolean current = waiter.ready.getNow(true) && !call.isAbandoned();
    Element response = Xml.add(call.reply().body(), Names.RSP_RECEIVE_RESPONSE);
    Optional<Output.Batch> batch =
        current
            ? output.take(waiter.streams, new Space(call, command), call.addressing().messageId())
            : Optional.empty();
    if (batch.isEmpty()) {
      call.reply().body().removeChild(response);
      if (!current || output.isClosed()) {
        throw ShellFaults.aborted();
      }
      if (!shell.isConnected()) {
        throw ShellFaults.internal(
            FaultCodes.STREAM_DISCONNECTED, "The shell was disconnected while a Receive waited");
      }
      throw ShellFaults.timedOut();
    }
    Output.Batch taken = batch.get();
    call.undelivered(() -> output.undelivered(taken));
    write(response, command, waiter.streams, taken);
    shells.note(
        "receive",
        shell,
        "octets",
        Long.toString(taken.pieces().stream().mapToLong(p -> p.data().length).sum()));
  }

  private static void write(
      Element response, Optional<Shell.Command> command, Set<String> streams, Output.Batch batch) {
    for (Output.Piece piece : batch.pieces()) {
      stream(response, command, piece.stream(), piece.end())
          .setTextContent(Base64.getEncoder().encodeToString(piece.data()));
    }
    if (batch.pieces().isEmpty()) {
      // A response has one at least.
      Element empty = stream(response, command, streams.iterator().next(), false);
      assert empty.getFirstChild() == null;
    }
    if (command.isPresent() && batch.state().isPresent()) {
      Element state = Xml.add(response, Names.RSP_COMMAND_STATE);
      Xml.attribute(state, Names.COMMAND_ID, command.get().request().id());
      Xml.attribute(state, Names.STATE, batch.state().get().uri());
      if (batch.state().get() == CommandState.DONE && batch.exitCode().isPresent()) {
        Xml.add(state, Names.RSP_EXIT_CODE, Integer.toString(batch.exitCode().getAsInt()));
      }
    }
  }

  private static Element stream(
      Element response, Optional<Shell.Command> command, String name, boolean end) {
    Element stream = Xml.add(response, Names.RSP_STREAM);
    Xml.attribute(stream, Names.NAME, name);
    command.ifPresent(c -> Xml.attribute(stream, Names.COMMAND_ID, c.request().id()));
    if (end) {
      Xml.attribute(stream, Names.END, "true");
    }
    return stream;
  }

  /** What is left of the client's envelope. */
  private static final class Space implements Output.Room {
    private final int unit;
    private final int element;
    private long left;

    Space(Call call, Optional<Shell.Command> command) {
      this.unit = call.octets("A");
      this.left = (long) call.sizeLimit() - call.replyOctets() - RESERVE;
      Element sample =
          stream(Xml.root(Names.RSP_RECEIVE_RESPONSE), command, "a-long-name-of-a-stream", true);
      this.element = call.octets(sample) + 32;
    }

    @Override
    public int left() {
      long groups = (left - element) / (4L * unit);
      return groups <= 0 ? 0 : (int) Math.min(3 * groups, Integer.MAX_VALUE);
    }

    @Override
    public void take(int octets) {
      left -= element + (octets + 2L) / 3 * 4 * unit;
    }
  }
}
