package org.wsmanspec.suite.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wsmanspec.mock.ReferenceEndpoint;
import org.wsmanspec.mock.http.AuthenticationScheme;
import org.wsmanspec.report.Verdict;

/** A password stands in nothing that a run leaves behind or says. */
@Timeout(120)
final class SecretsTests {

  private static final String USER = "operator";
  private static final String PASSWORD = "Zt9\u00e4#q/W&x<7 k";
  private static final Pattern CREDENTIALS =
      Pattern.compile("(?im)^authorization: *(basic +([^\\r\\n]+))$");

  @TempDir private Path folder;

  private Path target(java.net.URI address, String password, String scheme) throws IOException {
    Files.writeString(folder.resolve("password.txt"), password + "\n");
    return CommandRun.target(
        Files.createDirectories(folder.resolve("in")),
        address,
        "credentials: { scheme: "
            + scheme
            + ", user: "
            + USER
            + ", passwordFile: ../password.txt }");
  }

  private CommandRun run(Path target, String... scenarios) {
    List<String> arguments =
        new java.util.ArrayList<>(
            List.of(
                "run", "--no-allure", "--target", target.toString(), "--out", out().toString()));
    arguments.addAll(List.of(scenarios));
    return CommandRun.of(arguments);
  }

  private Path out() {
    return folder.resolve("out");
  }

  /** The password and what contains it, in every way it might be written. */
  private static List<String> forms(String password) {
    String both = USER + ":" + password;
    return List.of(
        password,
        URLEncoder.encode(password, StandardCharsets.UTF_8),
        URLEncoder.encode(password, StandardCharsets.UTF_8).replace("+", "%20"),
        password.replace("&", "&amp;").replace("<", "&lt;"),
        base64(both, StandardCharsets.UTF_8),
        base64(both, StandardCharsets.ISO_8859_1),
        base64(password, StandardCharsets.UTF_8));
  }

  private static String base64(String text, Charset charset) {
    return Base64.getEncoder().encodeToString(text.getBytes(charset));
  }

  private void assertNowhere(CommandRun run, String password) throws IOException {
    List<Path> files = CommandRun.files(out());
    assertTrue(files.stream().anyMatch(f -> f.toString().contains("allure-results")));
    for (String form : forms(password)) {
      assertFalse(run.out().contains(form), () -> "standard output has " + form);
      assertFalse(run.err().contains(form), () -> "standard error has " + form);
      for (Path file : files) {
        byte[] bytes = Files.readAllBytes(file);
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1)) {
          assertFalse(new String(bytes, charset).contains(form), () -> file + " has " + form);
        }
      }
    }
  }

  /** Repeats the credentials wherever an answer has room for them. */
  private static void echo(HostileServer.Call call) throws IOException {
    Matcher sent = CREDENTIALS.matcher(call.head());
    if (!sent.find()) {
      call.send(
          "HTTP/1.1 401 Who\r\nWWW-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n");
      return;
    }
    String told =
        (sent.group(1) + " " + String.join(" ", forms(PASSWORD))).replaceAll("[&<>]", ".");
    String escaped = String.join(" ", forms(PASSWORD)).replace("&", "&amp;").replace("<", "&lt;");
    byte[] body = Answers.fault(call, sent.group(1) + " and " + escaped);
    call.send(
        "HTTP/1.1 400 "
            + told
            + "\r\nX-Echo: "
            + told
            + "\r\nAuthorization: "
            + sent.group(1)
            + "\r\nLocation: http://u:"
            + URLEncoder.encode(PASSWORD, StandardCharsets.UTF_8)
            + "@host/\r\nContent-Type: "
            + Answers.SOAP
            + "\r\nContent-Length: "
            + body.length
            + "\r\n\r\n");
    call.send(body);
  }

  @Test
  void anEndpointThatEchoesThePasswordDoesNotPublishIt() throws IOException {
    try (HostileServer server = new HostileServer(SecretsTests::echo)) {
      CommandRun run =
          run(target(server.address(), PASSWORD, "basic"), "get-instance", "identify*");
      CommandRun.Results results = CommandRun.Results.in(out(), run);
      assertEquals(
          Verdict.INCONCLUSIVE, results.report().scenarios().get(0).verdict(), () -> run.said());
      String step = results.report().scenarios().get(0).steps().get(0).detail();
      assertTrue(step.contains("«redacted»"), step);
      assertNowhere(run, PASSWORD);
    }
  }

  @Test
  void anEndpointThatEchoesThePasswordInNoXmlDoesNotPublishIt() throws IOException {
    try (HostileServer server =
        new HostileServer(
            call ->
                call.send(
                    200,
                    "text/html",
                    ("<html>" + call.head() + String.join(" ", forms(PASSWORD)))
                        .getBytes(StandardCharsets.UTF_8)))) {
      CommandRun run = run(target(server.address(), PASSWORD, "basic"), "get-instance");
      CommandRun.Results.in(out(), run);
      assertNowhere(run, PASSWORD);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"BASIC", "DIGEST"})
  void theReferenceEndpointIsAskedWithAPasswordThatIsNotKept(AuthenticationScheme scheme)
      throws IOException {
    try (ReferenceEndpoint endpoint =
        ReferenceEndpoint.builder().credentials(USER, PASSWORD, scheme).build().start()) {
      CommandRun run =
          run(
              target(
                  endpoint.address(), PASSWORD, scheme.name().toLowerCase(java.util.Locale.ROOT)),
              "identify");
      CommandRun.Results results = CommandRun.Results.in(out(), run);
      assertEquals(0, run.code(), run::said);
      assertEquals(
          200, results.conversation().exchanges().get(0).response().orElseThrow().status());
      assertNowhere(run, PASSWORD);
    }
  }

  /** A password may be a word of the protocol or of the tool's own files. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "response",
        "GetResponse",
        "fault",
        "Envelope",
        "200",
        "get",
        "identify",
        "xpath",
        "true",
        "record",
        "exchange",
        "wsman",
        "http",
        "schemas",
        "anonymous"
      })
  void aPasswordThatIsACommonWordDoesNotBreakTheRun(String password) throws IOException {
    try (HostileServer server =
        new HostileServer(
            call -> call.send(200, Answers.SOAP, Answers.properBytes(call, "text")))) {
      CommandRun run =
          run(target(server.address(), password, "basic"), "get-instance", "identify*");
      CommandRun.Results results = CommandRun.Results.in(out(), run);
      assertTrue(results.report().scenarios().size() > 3, run::said);
      assertFalse(results.report().failed(), () -> run.said() + results.findings());
    }
  }

  @Test
  void anAddressWithCredentialsIsRefusedWithoutRepeatingThem() {
    CommandRun run =
        CommandRun.of("run", "--target", "http://operator:Zt9q7kSecret@127.0.0.1:1/wsman");
    assertEquals(2, run.code(), run::said);
    assertFalse(run.said().contains("Zt9q7kSecret"), run::said);
  }

  @Test
  void whatIsReportedIsWhatTheEvidenceGivesAgain() throws IOException {
    try (HostileServer server = new HostileServer(SecretsTests::echo)) {
      CommandRun run =
          run(target(server.address(), PASSWORD, "basic"), "get-instance", "identify*");
      CommandRun.Results live = CommandRun.Results.in(out(), run);
      Path again = folder.resolve("again");
      CommandRun.of(
          "judge",
          "--no-allure",
          out().resolve("evidence.jsonl").toString(),
          "--out",
          again.toString());
      org.wsmanspec.report.RunReport judged =
          org.wsmanspec.report.json.RunReportJson.read(again.resolve("run.json"));
      assertEquals(live.report().requirements(), judged.requirements());
    }
  }
}
