package org.wsmanspec.suite.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.wsmanspec.report.Requirement;
import org.wsmanspec.suite.catalogue.Catalogue;
import org.wsmanspec.suite.scenarios.ScenarioLibrary;

/** Exit codes, help and what the commands say about themselves. */
@Timeout(120)
final class CommandLineTests {

  @TempDir private Path folder;

  private CommandRun run(URI address, String... scenarios) {
    List<String> arguments =
        new java.util.ArrayList<>(
            List.of(
                "run",
                "--no-allure",
                "--target",
                CommandRun.target(folder, address).toString(),
                "--out",
                folder.resolve("out").toString()));
    arguments.addAll(List.of(scenarios));
    CommandRun run = CommandRun.of(arguments);
    run.assertNoStackTrace();
    return run;
  }

  @Test
  void anEndpointThatHoldsEverythingGives0() throws IOException {
    try (HostileServer server =
        new HostileServer(call -> call.send(200, Answers.SOAP, Answers.properBytes(call, "a")))) {
      CommandRun run = run(server.address(), "get-instance", "identify");
      assertEquals(0, run.code(), run::said);
      assertTrue(run.out().contains("Evidence: " + folder.resolve("out")), run::said);
    }
  }

  @Test
  void anEndpointThatBreaksARequirementGives1() throws IOException {
    try (HostileServer server =
        new HostileServer(call -> call.send(200, Answers.SOAP, new byte[0]))) {
      CommandRun run = run(server.address(), "get-instance");
      assertEquals(1, run.code(), run::said);
      assertTrue(run.out().contains("FAIL DSP0226-transport-13"), run::said);
    }
  }

  @Test
  void anAddressWhereNobodyListensGives4() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    CommandRun run = run(URI.create("http://127.0.0.1:" + port + "/wsman"), "get-instance");
    assertEquals(4, run.code(), run::said);
    assertTrue(
        run.err().contains("http://127.0.0.1:" + port + "/wsman cannot be reached"), run::said);
    assertTrue(run.err().contains("check its address, port and TLS settings"), run::said);
  }

  @Test
  void aHostThatIsNotKnownGives4() {
    CommandRun run = run(URI.create("http://no-such-host.invalid/wsman"), "get-instance");
    assertEquals(4, run.code(), run::said);
    assertTrue(run.err().contains("no-such-host.invalid"), run::said);
  }

  @Test
  void tlsToAServerWithoutTlsGives4() throws IOException {
    try (HostileServer server = new HostileServer(HostileServer.Call::hang)) {
      URI address = URI.create("https://127.0.0.1:" + server.address().getPort() + "/wsman");
      CommandRun run = run(address, "get-instance");
      assertEquals(4, run.code(), run::said);
    }
  }

  @Test
  void wrongUsageGives2AndSaysWhatWasMeant() {
    Transcript transcript = new Transcript(folder);
    for (String line :
        List.of(
            "",
            "rnu",
            "run --taget mock",
            "run --target",
            "run get-instanc",
            "run identfy",
            "run --scheme kerberos",
            "run --target http:// get-instance",
            "run --target http://u:p@127.0.0.1/ get-instance",
            "judge",
            "judge --ot x y",
            "mock --port many",
            "mock --user u",
            "list everything",
            "explain",
            "explain DSP0226-R1.2-999",
            "explain get-instanc",
            "explain nonsense")) {
      CommandRun run = transcript.run(line.isEmpty() ? new String[0] : line.split(" ", -1));
      assertEquals(2, run.code(), () -> line + "\n" + run.said());
    }
    transcript.assertGolden("usage.txt");
  }

  @Test
  void everyCommandHasHelp() {
    Transcript transcript = new Transcript(folder);
    for (String command :
        List.of(
            "",
            "run ",
            "judge ",
            "diff ",
            "baseline ",
            "baseline create ",
            "bundle ",
            "import ",
            "mock ",
            "list ",
            "explain ")) {
      String[] arguments = (command + "--help").split(" ", -1);
      assertEquals(0, transcript.run(arguments).code());
    }
    transcript.assertGolden("help.txt");
    assertTrue(CommandRun.of("--version").out().startsWith("wsmanspec "));
  }

  @Test
  void listNamesEveryScenarioAndNothingElse() {
    CommandRun run = CommandRun.of("list");
    assertEquals(0, run.code(), run::said);
    assertEquals("", run.err());
    assertEquals(
        ScenarioLibrary.all().stream().mapToInt(e -> e.scenarios().size()).sum(),
        run.out().lines().count());
    assertTrue(
        run.out()
            .lines()
            .anyMatch(l -> l.matches("transfer +get-instance +Get returns the representation.*")),
        run::said);
  }

  @Test
  void listCanBeNarrowedToAnArea() {
    CommandRun run = CommandRun.of("list", "--area", "identify");
    assertEquals(0, run.code(), run::said);
    assertTrue(run.out().lines().count() > 1, run::said);
    assertTrue(run.out().lines().allMatch(l -> l.startsWith("identify ")), run::said);
  }

  @Test
  void listRequirementsNamesEachOnALine() {
    CommandRun run = CommandRun.of("list", "requirements");
    assertEquals(0, run.code(), run::said);
    assertEquals(Catalogue.load().all().size(), run.out().lines().count());
    assertTrue(
        run.out().lines().anyMatch(l -> l.matches("SOAP12-03 +SHALL NOT +transport +tested .*")),
        run::said);
  }

  @Test
  void explainTellsWhatARequirementMeans() {
    Transcript transcript = new Transcript(folder);
    for (String id : List.of("DSP0226-security-28", "DSP0226-identify-03", "get-instance")) {
      assertEquals(0, transcript.run("explain", id).code());
    }
    transcript.assertGolden("explain.txt");
  }

  @Test
  void requirementsOfAllKindsCanBeExplained() {
    List<Requirement> all = List.copyOf(Catalogue.load().all());
    for (int i = 0; i < all.size(); i += 60) {
      String id = all.get(i).id();
      CommandRun run = CommandRun.of("explain", id);
      assertEquals(0, run.code(), run::said);
      assertTrue(run.out().startsWith(id + " "), run::said);
      assertTrue(run.out().contains("Tested by: "), run::said);
    }
  }

  @Test
  void aFolderThatCannotBeWrittenIsTold() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    try (HostileServer server =
        new HostileServer(call -> call.send(200, Answers.SOAP, Answers.properBytes(call, "a")))) {
      CommandRun run =
          CommandRun.of(
              "run",
              "--target",
              CommandRun.target(folder, server.address()).toString(),
              "--out",
              file.toString(),
              "get-instance");
      assertEquals(5, run.code(), run::said);
      assertTrue(run.err().contains("cannot be written"), run::said);
      assertFalse(run.err().contains("\tat "), run::said);
    }
  }
}
