package org.wsmanspec.suite.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.Request;

/** Where {@code run} has events delivered to, and how long it waits for them. */
@Timeout(120)
final class SinkOptionsTests {

  private static final String SCENARIO =
      """
      scenario: An event is delivered
      steps:
        - subscribe: { resource: events, sink: { user: alice, password: Tr0ub4dor } , credentials: { user: alice, password: Tr0ub4dor } }
        - raise: {}
        - awaitEvents: { of: any, within: PT5S }
      """;

  @TempDir private Path folder;

  private CommandRun run(String... arguments) throws IOException {
    Path scenario = Files.writeString(folder.resolve("delivered.yaml"), SCENARIO);
    List<String> all =
        new ArrayList<>(
            List.of(
                "run",
                "--no-allure",
                "--out",
                folder.resolve("out").toString(),
                scenario.toString()));
    all.addAll(List.of(arguments));
    return CommandRun.of(all);
  }

  private List<String> delivered(CommandRun run) {
    Conversation conversation = CommandRun.Results.in(folder.resolve("out"), run).conversation();
    return conversation.exchanges().stream()
        .filter(e -> e.role() == Exchange.Role.DELIVERY)
        .flatMap(e -> e.request().stream())
        .map(Request::target)
        .toList();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Test
  void eventsComeToThePortThatIsGiven() throws IOException {
    String port = Integer.toString(freePort());
    CommandRun run = run("--sink-host", "127.0.0.1", "--sink-port", port);
    assertEquals(0, run.code(), run::said);
    List<String> targets = delivered(run);
    assertFalse(targets.isEmpty(), run::said);
    assertTrue(targets.get(0).startsWith("http://127.0.0.1:" + port + "/"), targets.get(0));
    String evidence = Files.readString(folder.resolve("out/evidence.jsonl"));
    assertFalse(evidence.contains("Tr0ub4dor"), "a password is in the evidence");
  }

  @Test
  void theEndpointIsToldThePublicAddress() throws IOException {
    String port = Integer.toString(freePort());
    CommandRun run = run("--sink-port", port, "--sink-url", "http://localhost:" + port + "/behind");
    List<String> targets = delivered(run);
    assertFalse(targets.isEmpty(), run::said);
    assertTrue(targets.get(0).startsWith("http://localhost:" + port + "/behind/"), targets.get(0));
  }

  @Test
  void optionsThatMakeNoSenseAreRefused() throws IOException {
    for (List<String> wrong :
        List.of(
            List.of("--sink-port", "70000"),
            List.of("--sink-url", "ftp://example.org/"),
            List.of("--sink-url", "http://exa mple/"),
            List.of("--time-scale", "0"),
            List.of("--time-scale", "fast"))) {
      CommandRun run = run(wrong.toArray(String[]::new));
      assertEquals(2, run.code(), run::said);
      assertTrue(run.err().contains(wrong.get(0).substring(0, 6)), run::said);
    }
  }

  @Test
  void aTakenPortIsToldOfTheStepThatNeedsIt() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CommandRun run =
          run("--sink-host", "127.0.0.1", "--sink-port", Integer.toString(socket.getLocalPort()));
      assertEquals(List.of(), delivered(run));
      String evidence = Files.readString(folder.resolve("out/evidence.jsonl"));
      assertTrue(evidence.contains("no events can be received: the event sink cannot listen"));
    }
  }
}
