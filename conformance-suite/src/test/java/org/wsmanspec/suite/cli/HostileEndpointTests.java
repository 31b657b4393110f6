package org.wsmanspec.suite.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.wsmanspec.message.Trouble;
import org.wsmanspec.report.Verdict;

/** Endpoints that misuse HTTP and time: each run ends, says why, and goes on. */
@Timeout(120)
final class HostileEndpointTests {

  private static final String ANSWERED = "DSP0226-faults-14";
  private static final String WELL_FORMED = "DSP0226-faults-15";
  private static final String SUCCESS = "DSP0226-transport-13";

  @TempDir private Path folder;

  private HostileRun run(HostileServer.Behavior behavior) throws IOException {
    return HostileRun.against(folder, behavior);
  }

  @Test
  void aWellBehavedServerPasses() throws IOException {
    HostileRun run = run(call -> call.send(200, Answers.SOAP, Answers.properBytes(call, "a")));
    assertEquals(0, run.results().command().code(), () -> run.results().findings().toString());
    run.assertGet(Verdict.PASS, "");
  }

  @Test
  void anAnswerThatTricklesIsEndedByTheTimeForAnExchange() throws IOException {
    run(call -> {
          call.send(Answers.head("Content-Length: 100000"));
          while (call.pause()) {
            call.send("x");
          }
        })
        .assertTrouble(Trouble.Kind.TIMEOUT, "no complete answer within 2 s in all")
        .assertFinding(ANSWERED, Verdict.WARN, "did not wait long enough to call this silence")
        .assertGet(Verdict.INCONCLUSIVE, "too short a wait");
  }

  @Test
  void aHeaderThatTricklesIsEndedByTheTimeForAnExchange() throws IOException {
    run(call -> {
          call.send("HTTP/1.1 200 OK\r\nX-Slow: ");
          while (call.pause()) {
            call.send("x");
          }
        })
        .assertTrouble(Trouble.Kind.TIMEOUT, "no complete answer within 2 s in all")
        .assertFinding(ANSWERED, Verdict.WARN, "did not wait long enough")
        .assertGet(Verdict.INCONCLUSIVE, "too short a wait");
  }

  @Test
  void silenceIsEndedByTheTimeForAnAnswer() throws IOException {
    run(HostileServer.Call::hang)
        .assertTrouble(Trouble.Kind.TIMEOUT, "nothing came for 1 s")
        .assertFinding(ANSWERED, Verdict.WARN, "did not wait long enough")
        .assertGet(Verdict.INCONCLUSIVE, "too short a wait");
  }

  @Test
  void chunksWithoutEndAreEndedByTheTimeForAnExchange() throws IOException {
    run(call -> {
          call.send(Answers.head("Transfer-Encoding: chunked"));
          while (call.pause()) {
            call.send("3\r\nabc\r\n");
          }
        })
        .assertTrouble(Trouble.Kind.TIMEOUT, "no complete answer within 2 s in all")
        .assertFinding(ANSWERED, Verdict.WARN, "did not wait long enough")
        .assertGet(Verdict.INCONCLUSIVE, "too short a wait");
  }

  @Test
  void endlessContinueIsEndedByTheTimeForAnExchange() throws IOException {
    run(call -> {
          while (call.pause()) {
            call.send("HTTP/1.1 100 Continue\r\n\r\n");
          }
        })
        .assertTrouble(Trouble.Kind.TIMEOUT, "no complete answer within 2 s in all")
        .assertFinding(ANSWERED, Verdict.WARN, "did not wait long enough")
        .assertGet(Verdict.INCONCLUSIVE, "too short a wait");
  }

  @Test
  void aContentLengthThatIsTooLongIsALostAnswer() throws IOException {
    HostileRun run =
        run(
            call -> {
              call.send(Answers.head("Content-Length: 100000") + Answers.proper(call, "a"));
              call.socket().close();
            });
    run.assertTrouble(Trouble.Kind.CONNECTION_LOST, "Content-Length")
        .assertFinding(ANSWERED, Verdict.FAIL, "expected: 100000");
    // The envelope came whole, so what it says is judged by itself.
    run.assertGet(Verdict.PASS, "");
  }

  @Test
  void aContentLengthThatIsTooShortIsNoReadableHttp() throws IOException {
    run(call -> call.send(Answers.head("Content-Length: 100") + Answers.proper(call, "a")))
        .assertTrouble(Trouble.Kind.MALFORMED_HTTP, "its Content-Length of 100 tells")
        .assertFinding(ANSWERED, Verdict.FAIL, "more octets came after the answer")
        .assertGet(Verdict.INCONCLUSIVE, "cut off: more octets came after the answer");
  }

  @Test
  void aResetAmidTheAnswerIsALostAnswer() throws IOException {
    run(call -> {
          call.send(Answers.head("Content-Length: 1000") + "<s:");
          call.socket().setSoLinger(true, 0);
          call.socket().close();
        })
        .assertTrouble(Trouble.Kind.CONNECTION_LOST, "before the answer was complete")
        .assertFinding(ANSWERED, Verdict.FAIL, "before the answer was complete")
        .assertGet(Verdict.INCONCLUSIVE, "cut off: the connection ended");
  }

  @Test
  void bytesThatAreNoHttpAreNoAnswer() throws IOException {
    run(call -> call.send(new byte[5000]))
        .assertTrouble(Trouble.Kind.TIMEOUT, "nothing came")
        .assertFinding(ANSWERED, Verdict.WARN, "did not wait long enough");
  }

  @Test
  void aStatusLineThatIsNoneIsNoReadableHttp() throws IOException {
    run(call -> call.send("SSH-2.0-OpenSSH_9.2\r\n\r\n"))
        .assertTrouble(Trouble.Kind.MALFORMED_HTTP, "no readable HTTP")
        .assertFinding(ANSWERED, Verdict.FAIL, "no readable HTTP")
        .assertGet(Verdict.INCONCLUSIVE, "no readable HTTP");
  }

  @Test
  void aPageOfAWebServerIsNoSuccess() throws IOException {
    byte[] page = "<!DOCTYPE html><html><body>Hello<br></html>".getBytes(StandardCharsets.UTF_8);
    run(call -> call.send(200, "text/html", page))
        .assertFinding(SUCCESS, Verdict.FAIL, "HTTP status 200 and a body of text/html")
        .assertGet(Verdict.FAIL, "no SOAP 1.2 envelope");
  }

  @Test
  void anEmptySuccessIsNone() throws IOException {
    run(call -> call.send(200, Answers.SOAP, new byte[0]))
        .assertFinding(SUCCESS, Verdict.FAIL, "HTTP status 200 and no body")
        .assertGet(Verdict.FAIL, "HTTP 200 with an empty body");
  }

  @Test
  void aRedirectIsNotFollowed() throws IOException {
    HostileRun run =
        run(
            call ->
                call.send(
                    "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/else\r\n"
                        + "Content-Length: 0\r\n\r\n"));
    assertEquals(302, run.get().response().orElseThrow().status());
    run.assertGet(Verdict.FAIL, "HTTP 302 with an empty body and Location http://127.0.0.1:1/else");
  }

  @Test
  void refusedCredentialsLeaveEverythingOpen() throws IOException {
    HostileRun run =
        run(
            call ->
                call.send(
                    "HTTP/1.1 401 No\r\nWWW-Authenticate: Basic realm=\"x\"\r\n"
                        + "Content-Length: 0\r\n\r\n"));
    run.assertGet(Verdict.INCONCLUSIVE, "did not accept the credentials")
        .assertFinding("DSP0226-security-28", Verdict.PASS, "");
  }

  @Test
  void aChallengeThatNeverEndsIsAnsweredOnce() throws IOException {
    java.util.concurrent.atomic.AtomicInteger calls =
        new java.util.concurrent.atomic.AtomicInteger();
    try (HostileServer server =
        new HostileServer(
            call -> {
              calls.incrementAndGet();
              call.send(
                  "HTTP/1.1 401 No\r\nWWW-Authenticate: Basic realm=\"x\"\r\n"
                      + "Content-Length: 0\r\n\r\n");
            })) {
      Path target =
          CommandRun.target(
              folder,
              server.address(),
              "credentials: { scheme: basic, user: u, password: not-this-one }");
      CommandRun run =
          CommandRun.of(
              "run",
              "--no-allure",
              "--target",
              target.toString(),
              "--out",
              folder.toString(),
              "get-instance");
      CommandRun.Results.in(folder, run);
      assertTrue(calls.get() <= 2, () -> calls + " requests");
    }
  }

  @Test
  void aContentCodingThatIsNotUndoneIsNoFault() throws IOException {
    run(call -> {
          byte[] content = Packed.gzip(Answers.properBytes(call, "a"));
          call.send(
              Answers.head("Content-Encoding: gzip", "Content-Length: " + content.length)
                  .getBytes(StandardCharsets.UTF_8));
          call.send(content);
        })
        .assertFinding(WELL_FORMED, Verdict.INCONCLUSIVE, "Content-Encoding gzip")
        .assertGet(Verdict.INCONCLUSIVE, "Content-Encoding gzip");
  }
}
