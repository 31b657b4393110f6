package org.wsmanspec.mock.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Shells;
import org.wsmanspec.mock.ReferenceEndpoint;

class EngineTests {

  private static final String URI = "urn:shell-of-a-test";

  /** A shell whose commands have said all at once, and are done with the first signal. */
  private static final class Hasty implements ShellEngine {

    @Override
    public boolean runs(String resourceUri) {
      return resourceUri.equals(URI);
    }

    @Override
    public Set<String> options(String operation) {
      return Set.of();
    }

    @Override
    public ShellSession open(ShellRequest request, ShellPort port) {
      return new ShellSession() {
        private Optional<CommandPort> last = Optional.empty();

        @Override
        public void command(CommandRequest command, CommandPort to) {
          to.write("stdout", "all".getBytes(StandardCharsets.US_ASCII));
          to.write("stdlog", "none of it".getBytes(StandardCharsets.US_ASCII));
          to.end("stdout");
          to.end("stderr");
          last = Optional.of(to);
        }

        @Override
        public void send(Optional<String> command, String stream, byte[] data, boolean end) {}

        @Override
        public void signal(Optional<String> command, String code) {
          last.ifPresent(p -> p.state(CommandState.DONE, OptionalInt.empty()));
        }

        @Override
        public void close() {}
      };
    }
  }

  private static List<String> streams(Envelope answer) {
    return ShellClient.ok(answer).elements(Names.RSP_STREAM).stream()
        .map(
            s ->
                Dom.attribute(s, Names.NAME).orElse("")
                    + (Dom.attribute(s, Names.END).isPresent() ? " end" : " " + Dom.text(s)))
        .toList();
  }

  private static Optional<String> state(Envelope answer) {
    List<Element> states = answer.elements(Names.RSP_COMMAND_STATE);
    return states.stream().findFirst().flatMap(s -> Dom.attribute(s, Names.STATE));
  }

  @Test
  void streamsEndWhenTheirCommandDoes() {
    try (ReferenceEndpoint endpoint = ReferenceEndpoint.builder().shell(new Hasty()).build()) {
      ShellClient client = new ShellClient(endpoint);
      client.resource = URI;
      String shell = client.open();
      String command = client.start(shell, "anything");
      Envelope first = client.send(client.receiving(shell, command));
      assertEquals(List.of("stdout YWxs"), streams(first));
      assertEquals(Optional.of(Shells.STATE_RUNNING), state(first));
      ShellClient.ok(client.signal(shell, command, Shells.SIGNAL_CTRL_C));
      Envelope second = client.send(client.receiving(shell, command));
      assertEquals(List.of("stdout end", "stderr end"), streams(second));
      assertEquals(Optional.of(Shells.STATE_DONE), state(second));
      assertEquals(0, second.elements(Names.RSP_EXIT_CODE).size());
    }
  }
}
