package org.wsmanspec.fuzz;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.HttpHeaders;
import org.wsmanspec.message.MediaType;
import org.wsmanspec.message.Payload;
import org.wsmanspec.message.Request;
import org.wsmanspec.message.Response;
import org.wsmanspec.message.Timing;
import org.wsmanspec.message.Trouble;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.mock.EndpointLimits;
import org.wsmanspec.mock.ReferenceEndpoint;
import org.wsmanspec.mock.http.HttpAnswer;
import org.wsmanspec.mock.http.HttpQuestion;
import org.wsmanspec.report.Verdict;
import org.wsmanspec.scenario.Target;
import org.wsmanspec.scenario.run.TargetTransport;
import org.wsmanspec.scenario.transport.OutgoingMessage;
import org.wsmanspec.scenario.transport.Transport;
import org.wsmanspec.suite.Judge;
import org.wsmanspec.suite.ReferenceTarget;

/** Throws mutated requests at an endpoint of its own, on one thread. */
final class EndpointFuzzer implements AutoCloseable {

  /** What is asked and judged together. */
  private static final int TALK = 50;

  /** Instances that scenarios create, and would be found in every later enumeration. */
  private static final int TIDY_EVERY = 2_000;

  private static final int OPEN = 500;
  private static final Duration HANGS = Duration.ofSeconds(10);

  private final Seeds seeds;
  private final Findings findings;
  private final Effort effort;
  private final ReferenceEndpoint endpoint;
  private final Target target;
  private final Transport transport;
  private final SplittableRandom random;
  private final List<Exchange> talk = new ArrayList<>();
  private final Instances instances;
  private Optional<String> context = Optional.empty();
  private int number;

  EndpointFuzzer(Seeds seeds, Findings findings, Effort effort, long seed) {
    this.seeds = seeds;
    this.findings = findings;
    this.effort = effort;
    this.random = new SplittableRandom(seed);
    this.endpoint =
        ReferenceEndpoint.builder()
            .limits(
                EndpointLimits.DEFAULT
                    .withEnumerations(OPEN, Duration.ofSeconds(5))
                    .withOperationTime(Duration.ofSeconds(1))
                    // Some promise more octets than they send.
                    .withIdleConnection(Duration.ofSeconds(5)))
            .build()
            .start();
    this.target = ReferenceTarget.at(endpoint.address());
    this.transport = TargetTransport.open(target, Clock.systemUTC());
    this.instances = new Instances(endpoint.objectManager());
  }

  /** Send one request and look at the answer. */
  void next() {
    number++;
    RequestCase request =
        RequestCase.of(seeds, random, random.nextInt(10) < 7 ? context : Optional.empty());
    boolean http = !request.method().equals("POST") || random.nextInt(100) < effort.httpPercent();
    long begun = System.nanoTime();
    Exchange exchange = http ? overHttp(request) : inProcess(request);
    Duration took = Duration.ofNanos(System.nanoTime() - begun);
    if (took.compareTo(HANGS) > 0) {
      findings.add(
          "an answer took longer than " + HANGS,
          took + "\n" + request.method() + " " + request.path() + " " + request.fields(),
          request.body());
    }
    effort.took(took);
    look(request, exchange);
    talk.add(exchange);
    if (talk.size() == TALK) {
      if (random.nextInt(100) < effort.judgedPercent()) {
        judge();
      }
      talk.clear();
    }
    if (number % TIDY_EVERY == 0) {
      instances.restore();
      if (endpoint.openEnumerations() > OPEN) {
        findings.add("more enumerations are open than there may be", "", request.body());
      }
    }
  }

  private Exchange overHttp(RequestCase request) {
    OutgoingMessage message =
        OutgoingMessage.of(
            URI.create("http://127.0.0.1:" + target.address().getPort() + request.path()),
            request.method(),
            request.body(),
            request.contentType());
    for (int i = 0; i < request.fields().size(); i += 2) {
      message = message.withHeader(request.fields().get(i), request.fields().get(i + 1));
    }
    return transport.send(message, Integer.toString(number), Optional.empty());
  }

  private Exchange inProcess(RequestCase request) {
    boolean oversized = request.body().length > EndpointLimits.DEFAULT.requestOctets();
    Instant sent = Instant.now();
    long begun = System.nanoTime();
    HttpAnswer answer =
        endpoint.answer(
            new HttpQuestion(
                "/wsman",
                request.contentType(),
                oversized ? new byte[0] : request.body(),
                oversized,
                Optional.empty(),
                true,
                target.address().toString()));
    Duration took = Duration.ofNanos(System.nanoTime() - begun);
    List<HttpHeaders.Field> fields = new ArrayList<>();
    request.contentType().ifPresent(t -> fields.add(new HttpHeaders.Field("Content-Type", t)));
    return new Exchange(
        Integer.toString(number),
        Exchange.Role.OPERATION,
        1,
        Optional.of(
            new Request(
                "POST",
                target.address().toString(),
                new HttpHeaders(fields),
                Payload.of(request.body(), charset(request.contentType())))),
        Optional.of(
            new Response(
                answer.status(),
                "",
                answer.headers(),
                Payload.of(answer.body(), charset(answer.headers().first("Content-Type"))))),
        Optional.empty(),
        Optional.of(new Timing(sent, took, took)),
        Optional.empty(),
        Set.of(),
        Optional.empty());
  }

  private static Optional<String> charset(Optional<String> contentType) {
    return contentType.flatMap(MediaType::parse).flatMap(MediaType::charset);
  }

  private void look(RequestCase request, Exchange exchange) {
    String sent =
        request.method()
            + " "
            + request.path()
            + " "
            + request.contentType().orElse("none")
            + " "
            + request.fields();
    Optional<Response> response = exchange.response();
    if (response.isEmpty()) {
      Trouble trouble = exchange.trouble().orElseThrow();
      // A request with a frame of its own making may well be refused without a word.
      if (request.fields().isEmpty() || trouble.kind() == Trouble.Kind.TIMEOUT) {
        findings.add("no answer: " + trouble.kind(), trouble.text() + "\n" + sent, request.body());
      }
      return;
    }
    String text = response.get().body().text();
    if (text.contains("The service failed: ")) {
      int at = text.indexOf("The service failed: ");
      findings.add(
          "an exception in the service: " + text.substring(at, Math.min(text.length(), at + 100)),
          sent,
          request.body());
    }
    boolean soap = response.get().envelope().isPresent();
    if (response.get().status() >= 500
        && !soap
        && response.get().status() != 501
        && response.get().status() != 505) {
      findings.add(
          "HTTP status " + response.get().status() + " without SOAP",
          sent + "\n" + text,
          request.body());
    }
    response
        .flatMap(Response::envelope)
        .flatMap(e -> e.bodyChild())
        .flatMap(b -> Dom.child(b, Names.WSEN_ENUMERATION_CONTEXT))
        .map(Dom::text)
        .ifPresent(c -> context = Optional.of(c));
  }

  private void judge() {
    Conversation conversation =
        new Conversation(
            new Conversation.Origin(
                "fuzz", "live", EnumSet.of(Conversation.Party.SERVICE), Optional.empty()),
            target.declaration(),
            talk,
            List.of(),
            List.of());
    effort.judged(talk.size());
    Judge.standard().judge(conversation).requirements().stream()
        .flatMap(r -> r.findings().stream())
        .filter(f -> f.verdict() == Verdict.FAIL || f.verdict() == Verdict.WARN)
        .forEach(
            f -> {
              if (f.verdict() == Verdict.WARN) {
                effort.warned(f.requirement());
                return;
              }
              String id = f.where().flatMap(w -> w.exchange()).orElse("");
              Optional<Exchange> at = conversation.exchange(id);
              findings.add(
                  "fail " + f.requirement() + " by " + f.check(),
                  "expected "
                      + f.expected()
                      + "\nactual   "
                      + f.actual()
                      + "\n"
                      + f.hint()
                      + at.map(e -> "\n" + told(e)).orElse(""),
                  at.flatMap(Exchange::request).map(r -> r.body().bytes()).orElse(new byte[0]));
            });
  }

  private static String told(Exchange exchange) {
    return exchange
            .request()
            .map(r -> r.method() + " " + r.target() + " " + r.headers().fields())
            .orElse("")
        + exchange
            .response()
            .map(r -> "\n" + r.status() + " " + r.headers().fields() + "\n" + r.body().text())
            .orElse("")
        + exchange.trouble().map(t -> "\n" + t).orElse("");
  }

  @Override
  public void close() {
    transport.close();
    endpoint.close();
  }
}
