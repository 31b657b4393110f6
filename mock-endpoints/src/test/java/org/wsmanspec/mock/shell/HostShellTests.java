package org.wsmanspec.mock.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.Shells;
import org.wsmanspec.mock.ReferenceEndpoint;
import org.wsmanspec.mock.shell.cmd.HostEngine;

class HostShellTests {

  private final ReferenceEndpoint endpoint =
      ReferenceEndpoint.builder().shell(new HostEngine()).build();
  private final ShellClient client = new ShellClient(endpoint);

  @BeforeEach
  void thereIsAShell() {
    Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "the host has no /bin/sh");
  }

  @AfterEach
  void close() {
    endpoint.close();
  }

  @Test
  void commandsRunOnTheHost() {
    ShellClient.Outcome outcome = client.run("echo out; echo err >&2; exit 5");
    assertEquals("out\n", outcome.text("stdout"));
    assertEquals("err\n", outcome.text("stderr"));
    assertEquals(Optional.of(5), outcome.exitCode());
  }

  @Test
  void theyGetTheInput() {
    String shell = client.open();
    String command = client.start(shell, "cat");
    ShellClient.ok(client.input(shell, command, "to and fro", true));
    assertEquals("to and fro", client.finish(shell, command).text("stdout"));
  }

  @Test
  void theyEndWithASignalAndWithTheirShell() {
    String shell = client.open();
    String command = client.start(shell, "sleep 1000");
    ShellClient.ok(client.signal(shell, command, Shells.SIGNAL_CTRL_C));
    assertTrue(client.finish(shell, command).exitCode().orElse(0) != 0);
    String other = client.start(shell, "echo $$; sleep 1000");
    long pid = 0;
    while (pid == 0) {
      String text =
          ShellClient.ok(client.send(client.receiving(shell, other)))
              .elements(org.wsmanspec.message.vocabulary.Names.RSP_STREAM)
              .get(0)
              .getTextContent();
      pid =
          Long.parseLong(
              new String(Base64.getDecoder().decode(text), StandardCharsets.US_ASCII).strip());
    }
    ShellClient.ok(client.request(Actions.DELETE, shell, ""));
    Optional<ProcessHandle> process = ProcessHandle.of(pid);
    process.ifPresent(p -> p.onExit().join());
    assertTrue(ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());
  }
}
