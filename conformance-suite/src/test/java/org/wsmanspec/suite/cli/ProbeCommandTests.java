package org.wsmanspec.suite.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.wsmanspec.mock.http.AuthenticationScheme;
import org.wsmanspec.mock.ReferenceEndpoint;

/** {@code wsmanspec probe} on endpoints that answer, refuse, are silent or are none. */
@Timeout(120)
final class ProbeCommandTests {

  private static final String PASSWORD = "correct horse battery";

  @TempDir private Path folder;

  private CommandRun probe(String url, String... further) {
    return patient("1", url, further);
  }

  private CommandRun patient(String seconds, String url, String... further) {
    String[] usual = {"probe", url, "--timeout", seconds, "-o", target().toString()};
    String[] all = new String[usual.length + further.length];
    System.arraycopy(usual, 0, all, 0, usual.length);
    System.arraycopy(further, 0, all, usual.length, further.length);
    CommandRun run = CommandRun.of(all);
    run.assertNoStackTrace();
    return run;
  }

  private Path target() {
    return folder.resolve("target.yaml");
  }

  @Test
  void theFileItWritesIsOneThatARunAccepts() throws IOException {
    Path password = Files.writeString(folder.resolve("pw.txt"), PASSWORD + "\n");
    try (ReferenceEndpoint endpoint =
        ReferenceEndpoint.builder()
            .credentials("operator", PASSWORD, AuthenticationScheme.BASIC)
            .build()
            .start()) {
      CommandRun probed =
          patient(
              "20",
              endpoint.address().toString(),
              "--user",
              "operator",
              "--password-file",
              password.toString());
      assertEquals(0, probed.code(), probed::said);
      String text = Files.readString(target());
      assertTrue(text.contains("passwordFile: pw.txt"), text);
      assertTrue(text.contains("- authentication"), text);
      assertTrue(text.contains("- basic"), text);
      CommandRun run =
          CommandRun.of(
              "run",
              "--no-allure",
              "--target",
              target().toString(),
              "--out",
              folder.resolve("out").toString(),
              "get-instance",
              "identify",
              "wql-filter",
              "instance-not-found");
      assertEquals(0, run.code(), run::said);
      for (Path file : CommandRun.files(folder)) {
        if (!file.equals(password)) {
          String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
          assertFalse(content.contains(PASSWORD), file::toString);
        }
      }
      CommandRun again =
          CommandRun.of(
              "probe",
              folder.resolve("probe.jsonl").toString(),
              "-o",
              folder.resolve("again.yaml").toString());
      assertEquals(0, again.code(), again::said);
      assertTrue(Files.readString(folder.resolve("again.yaml")).contains("- authentication"));
    }
  }

  @Test
  void aWrongPasswordIsTriedOnce() throws IOException {
    AtomicInteger asked = new AtomicInteger();
    Path password = Files.writeString(folder.resolve("pw.txt"), PASSWORD + "\n");
    try (HostileServer server =
        new HostileServer(
            call -> {
              asked.incrementAndGet();
              call.send(
                  "HTTP/1.1 401 No\r\nWWW-Authenticate: Basic realm=\"x\"\r\n"
                      + "Content-Length: 0\r\n\r\n");
            })) {
      CommandRun run =
          probe(
              server.address().toString(),
              "--user",
              "operator",
              "--password-file",
              password.toString());
      assertEquals(4, run.code(), run::said);
      assertEquals(1, asked.get(), "more would lock an account");
      assertTrue(run.err().contains("refused these credentials"), run::said);
      assertTrue(run.err().contains("it offers Basic"), run::said);
    }
  }

  @Test
  void whoLetsNobodyInIsAskedNoFurther() throws IOException {
    AtomicInteger asked = new AtomicInteger();
    try (HostileServer server =
        new HostileServer(
            call -> {
              asked.incrementAndGet();
              call.send(
                  "HTTP/1.1 401 No\r\nWWW-Authenticate: Digest realm=\"x\", nonce=\"n\"\r\n"
                      + "Content-Length: 0\r\n\r\n");
            })) {
      CommandRun run = probe(server.address().toString());
      assertEquals(4, run.code(), run::said);
      assertEquals(3, asked.get(), "Identify, Identify marked as unauthenticated, and one class");
      assertTrue(run.err().contains("it offers Digest. Give --user"), run::said);
      String text = Files.readString(target());
      assertTrue(text.contains("- digest"), text);
      assertTrue(text.contains("# credentials:"), text);
    }
  }

  @Test
  void aServerOfAnotherKindIsSaidToBeOne() throws IOException {
    AtomicInteger asked = new AtomicInteger();
    try (HostileServer server =
        new HostileServer(
            call -> {
              asked.incrementAndGet();
              call.send(404, "text/html", "<html>no</html>".getBytes(StandardCharsets.UTF_8));
            })) {
      CommandRun run = probe(server.address().toString());
      assertEquals(4, run.code(), run::said);
      assertEquals(3, asked.get());
      assertTrue(run.err().contains("does not speak WS-Management"), run::said);
      assertTrue(Files.notExists(target()), "there is nothing to write down");
    }
  }

  @Test
  void aSilentServerIsLeftAlone() throws IOException {
    AtomicInteger asked = new AtomicInteger();
    try (HostileServer server = new HostileServer(call -> asked.incrementAndGet())) {
      CommandRun run = probe(server.address().toString());
      assertEquals(4, run.code(), run::said);
      assertTrue(asked.get() <= 2, "asked " + asked.get() + " times");
      assertTrue(run.err().contains("does not answer"), run::said);
    }
  }

  @Test
  void nobodyThereIsUnreachable() {
    CommandRun run = probe("http://127.0.0.1:1/wsman");
    assertEquals(4, run.code(), run::said);
    assertTrue(run.err().contains("cannot be reached"), run::said);
  }

  @Test
  void mistakesOfUseAreTold() throws IOException {
    assertEquals(2, probe("ftp://example.org/").code());
    assertEquals(3, probe("no-such-evidence.jsonl").code());
    assertEquals(2, probe("http://127.0.0.1:1/", "--max-requests", "0").code());
    CommandRun noPassword =
        probe("http://127.0.0.1:1/", "--user", "u", "--password-environment", "WSMANSPEC_NO_SUCH");
    assertEquals(2, noPassword.code());
    assertTrue(noPassword.err().contains("WSMANSPEC_NO_SUCH"), noPassword::said);
    Files.writeString(target(), "mine");
    CommandRun there = probe("http://127.0.0.1:1/wsman");
    assertEquals(2, there.code());
    assertTrue(there.err().contains("is there already"), there::said);
    assertEquals("mine", Files.readString(target()));
  }

  @Test
  void profilesAreListedAndUnknownOnesRefused() {
    CommandRun list = CommandRun.of("list", "profiles");
    assertEquals(0, list.code(), list::said);
    assertTrue(list.out().contains("omi-like"), list::said);
    CommandRun run =
        CommandRun.of("run", "--profile", "window", "--out", folder.toString(), "identify");
    assertEquals(2, run.code(), run::said);
    assertTrue(run.err().contains("did you mean 'windows'?"), run::said);
  }
}
