package org.wsmanspec.fuzz;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.Request;
import org.wsmanspec.message.UnreadableMessageException;
import org.wsmanspec.mock.ReferenceEndpoint;
import org.wsmanspec.scenario.Scenario;
import org.wsmanspec.scenario.Target;
import org.wsmanspec.scenario.run.RunOptions;
import org.wsmanspec.scenario.run.ScenarioRunner;
import org.wsmanspec.scenario.run.TargetTransport;
import org.wsmanspec.scenario.transport.Transport;
import org.wsmanspec.suite.ReferenceTarget;
import org.wsmanspec.suite.scenarios.ScenarioLibrary;
import org.wsmanspec.suite.sink.RunSink;

/**
 * What mutations begin with: every message that the scenarios and their templates make, and what
 * the reference endpoint answers.
 *
 * @param conversation all scenarios against the reference endpoint
 * @param requests their distinct requests
 * @param donors elements of all messages, to be put elsewhere
 */
record Seeds(Conversation conversation, List<Seed> requests, List<XmlTree> donors) {

  /** Those that take long or are many and alike. */
  private static final Set<String> LEFT_OUT = Set.of("many-instances");

  private static final int ALIKE = 3;

  /** What takes longer waits on purpose, and would make the fuzzer wait. */
  private static final Duration QUICK = Duration.ofMillis(900);

  /**
   * A request.
   *
   * @param path path of the request URI
   * @param contentType its Content-Type, if it has one
   * @param body its octets
   * @param tree the same as a tree, if it is XML
   */
  @SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
  record Seed(String path, Optional<String> contentType, byte[] body, Optional<XmlTree> tree) {}

  /** Drive all scenarios. */
  static Seeds gather() {
    List<Scenario> scenarios =
        ScenarioLibrary.all().stream()
            .flatMap(e -> e.scenarios().stream())
            .filter(s -> !LEFT_OUT.contains(s.id()))
            .toList();
    AtomicInteger ids = new AtomicInteger();
    try (ReferenceEndpoint endpoint = ReferenceEndpoint.builder().build().start()) {
      Target target = ReferenceTarget.at(endpoint.address());
      RunOptions options =
          RunOptions.DEFAULT
              .withJournal(endpoint::journal)
              .withUuids(
                  () ->
                      String.format(
                          Locale.ROOT, "00000000-0000-4000-8000-%012d", ids.incrementAndGet()));
      try (RunSink sink = RunSink.reachableFrom(target.address());
          Transport transport = TargetTransport.open(target, Clock.systemUTC())) {
        return of(
            new ScenarioRunner(target, transport, options.withSink(sink), List.of())
                .run(scenarios));
      }
    }
  }

  private static Seeds of(Conversation conversation) {
    List<Seed> requests = new ArrayList<>();
    List<XmlTree> donors = new ArrayList<>();
    String scenario = "";
    int alike = 0;
    for (Exchange exchange : conversation.exchanges()) {
      String of =
          exchange.step().map(s -> s.scenario() + s.path().replaceAll("#.*", "")).orElse("");
      alike = of.equals(scenario) ? alike + 1 : 0;
      scenario = of;
      boolean quick = exchange.timing().filter(t -> t.total().compareTo(QUICK) > 0).isEmpty();
      if (alike < ALIKE && quick) {
        exchange.request().map(Seeds::seed).ifPresent(requests::add);
        exchange.response().flatMap(r -> tree(r.body().bytes())).ifPresent(t -> donate(t, donors));
      }
    }
    requests.forEach(r -> r.tree().ifPresent(t -> donate(t, donors)));
    return new Seeds(conversation, requests, donors);
  }

  private static void donate(XmlTree tree, List<XmlTree> donors) {
    List<XmlTree> elements = tree.elements();
    donors.addAll(elements.subList(Math.min(1, elements.size()), elements.size()));
  }

  private static Seed seed(Request request) {
    byte[] body = request.body().bytes();
    String path = request.target().replaceFirst("^https?://[^/]*", "");
    return new Seed(path, request.headers().first("Content-Type"), body, tree(body));
  }

  static Optional<XmlTree> tree(byte[] body) {
    try {
      return Optional.of(XmlTree.parse(body));
    } catch (UnreadableMessageException e) {
      return Optional.empty();
    }
  }
}
