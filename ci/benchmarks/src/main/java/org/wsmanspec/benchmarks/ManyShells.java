package org.wsmanspec.benchmarks;

import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.message.vocabulary.Shells;
import org.wsmanspec.message.vocabulary.Uris;
import org.wsmanspec.mock.EndpointLimits;
import org.wsmanspec.mock.ReferenceEndpoint;
import org.wsmanspec.mock.shell.ShellLimits;

/** What remote shells cost: many that wait, and much output of one, over HTTP. */
public final class ManyShells {

  private static final Pattern SELECTOR = Pattern.compile("Name=\"ShellId\">([^<]+)<");
  private static final Pattern COMMAND = Pattern.compile("CommandId>([^<]+)<");
  private static final Pattern STREAM = Pattern.compile("<rsp:Stream[^>]*Name=\"stdout\"[^>]*>");

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI address;
  private final PrintStream out;

  private ManyShells(URI address, PrintStream out) {
    this.address = address;
    this.out = out;
  }

  /**
   * Runs {@code idle COUNT}, {@code stream OCTETS} or both.
   *
   * @throws Exception if the endpoint does not do as it should
   */
  public static void main(String[] args) throws Exception {
    PrintStream out = System.out;
    for (int i = 0; i + 1 < args.length; i += 2) {
      int count = args[i].equals("idle") ? Integer.parseInt(args[i + 1]) : 10;
      ShellLimits limits = ShellLimits.DEFAULT.withShells(count, count);
      try (ReferenceEndpoint endpoint =
          ReferenceEndpoint.builder()
              .limits(EndpointLimits.DEFAULT.withShells(limits))
              .build()
              .start()) {
        ManyShells bench = new ManyShells(endpoint.address(), out);
        if (args[i].equals("idle")) {
          bench.idle(endpoint, count);
        } else {
          bench.stream(Long.parseLong(args[i + 1]));
        }
      }
    }
  }

  private void idle(ReferenceEndpoint endpoint, int count) throws Exception {
    tell("no shell", endpoint);
    List<String> shells = new ArrayList<>();
    for (int n = 0; n < count; n++) {
      shells.add(open());
    }
    tell("all open", endpoint);
    List<CompletableFuture<String>> waiting = new ArrayList<>();
    for (int n = 0; n < count; n++) {
      waiting.add(
          http.sendAsync(
                  request(Actions.SHELL_RECEIVE, shells.get(n), receive("")),
                  HttpResponse.BodyHandlers.ofString())
              .thenApply(HttpResponse::body));
    }
    TimeUnit.SECONDS.sleep(5);
    tell("and each with a Receive that waits, its connection included", endpoint);
    for (String shell : shells) {
      send(Actions.DELETE, shell, "");
    }
    waiting.forEach(CompletableFuture::join);
    tell("all deleted", endpoint);
  }

  private void stream(long octets) throws Exception {
    String shell = open();
    long begun = System.nanoTime();
    String command = command(shell, "fill " + octets);
    long got = 0;
    long most = 0;
    int receives = 0;
    Runtime runtime = Runtime.getRuntime();
    while (true) {
      String answer = send(Actions.SHELL_RECEIVE, shell, receive(command));
      receives++;
      Matcher stream = STREAM.matcher(answer);
      while (stream.find()) {
        int end = answer.indexOf('<', stream.end());
        if (!stream.group().endsWith("/>")) {
          got += Base64.getDecoder().decode(answer.substring(stream.end(), end)).length;
        }
      }
      most = Math.max(most, runtime.totalMemory() - runtime.freeMemory());
      if (answer.contains("CommandState/Done")) {
        break;
      }
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    out.printf(
        Locale.ROOT,
        "%,d octets of output in %,d Receives, %.1f s, %.1f MB/s;"
            + " heap never above %,d KB of %,d KB, client included%n",
        got,
        receives,
        seconds,
        got / seconds / 1e6,
        most / 1024,
        runtime.maxMemory() / 1024);
    if (got != octets) {
      throw new IllegalStateException(octets + " octets were asked for");
    }
    send(Actions.DELETE, shell, "");
  }

  private void tell(String when, ReferenceEndpoint endpoint) throws InterruptedException {
    Runtime runtime = Runtime.getRuntime();
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      System.gc();
      TimeUnit.MILLISECONDS.sleep(200);
      least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
    }
    out.printf(
        Locale.ROOT,
        "%,5d shells, %,8d KB on the heap, %4d threads: %s%n",
        endpoint.shells().size(),
        least / 1024,
        Thread.activeCount(),
        when);
  }

  private String open() throws Exception {
    return first(SELECTOR, send(Actions.CREATE, "", "<rsp:Shell/>"));
  }

  private String command(String shell, String line) throws Exception {
    return first(
        COMMAND,
        send(
            Actions.SHELL_COMMAND,
            shell,
            "<rsp:CommandLine><rsp:Command>" + line + "</rsp:Command></rsp:CommandLine>"));
  }

  private static String receive(String command) {
    return "<rsp:Receive><rsp:DesiredStream"
        + (command.isEmpty() ? "" : " CommandId='" + command + "'")
        + ">"
        + Shells.STDOUT
        + "</rsp:DesiredStream></rsp:Receive>";
  }

  private static String first(Pattern pattern, String answer) {
    Matcher matcher = pattern.matcher(answer);
    if (!matcher.find()) {
      throw new IllegalStateException(answer);
    }
    return matcher.group(1);
  }

  private String send(String action, String shell, String body) throws Exception {
    return http.send(request(action, shell, body), HttpResponse.BodyHandlers.ofString()).body();
  }

  private HttpRequest request(String action, String shell, String body) {
    String selector =
        shell.isEmpty()
            ? ""
            : "<wsman:SelectorSet><wsman:Selector Name='ShellId'>"
                + shell
                + "</wsman:Selector></wsman:SelectorSet>";
    String text =
        "<s:Envelope xmlns:s='"
            + Namespaces.S
            + "' xmlns:wsa='"
            + Namespaces.WSA
            + "' xmlns:wsman='"
            + Namespaces.WSMAN
            + "' xmlns:rsp='"
            + Namespaces.RSP
            + "'><s:Header><wsa:To>"
            + address
            + "</wsa:To><wsa:Action>"
            + action
            + "</wsa:Action><wsa:MessageID>urn:uuid:"
            + UUID.randomUUID()
            + "</wsa:MessageID><wsa:ReplyTo><wsa:Address>"
            + Uris.ANONYMOUS
            + "</wsa:Address></wsa:ReplyTo><wsman:ResourceURI>"
            + Uris.SHELL_CMD
            + "</wsman:ResourceURI><wsman:MaxEnvelopeSize>512000</wsman:MaxEnvelopeSize>"
            + selector
            + "</s:Header><s:Body>"
            + body
            + "</s:Body></s:Envelope>";
    return HttpRequest.newBuilder(address)
        .version(HttpClient.Version.HTTP_1_1)
        .timeout(Duration.ofMinutes(2))
        .header("Content-Type", "application/soap+xml;charset=UTF-8")
        .POST(HttpRequest.BodyPublishers.ofString(text, StandardCharsets.UTF_8))
        .build();
  }
}
