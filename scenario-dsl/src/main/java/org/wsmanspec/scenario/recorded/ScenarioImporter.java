package org.wsmanspec.scenario.recorded;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.psrp.Carried;
import org.wsmanspec.message.vocabulary.Namespaces;

/**
 * Turns a recorded session into a scenario that drives the same session against another server.
 *
 * <p>Each request becomes a step that sends the recorded envelope. Message ids are new at each
 * time, addresses are the target's, what the server chose (ids of shells and commands, enumeration
 * contexts, points in time) is taken from its answers, and what waits for output asks as often as
 * it takes. The recorded answers become expectations: Action or fault, state and exit code of
 * commands. Credentials are the target's, and passwords inside of messages are left out.
 */
public final class ScenarioImporter {

  private ScenarioImporter() {}

  /**
   * The scenario of a session.
   *
   * @param name what was recorded, for people
   * @throws IllegalArgumentException if no request of it can be sent again
   */
  public static ImportedScenario of(String name, Conversation conversation) {
    List<String> notes = new ArrayList<>();
    List<Exchange> exchanges = new ArrayList<>();
    for (Exchange exchange : conversation.exchanges()) {
      Optional<String> why = unusable(exchange);
      if (why.isEmpty()) {
        exchanges.add(exchange);
      } else {
        notes.add(exchange.where() + " was left out: " + why.get());
      }
    }
    if (exchanges.isEmpty()) {
      throw new IllegalArgumentException(
          name + " holds no request that could be sent again" + reasons(notes));
    }
    return new Writer(name, exchanges, notes).write();
  }

  private static String reasons(List<String> notes) {
    return notes.isEmpty() ? "" : ": " + String.join("; ", notes);
  }

  private static Optional<String> unusable(Exchange exchange) {
    if (exchange.role() != Exchange.Role.OPERATION) {
      return Optional.of("the request is the server's, not the client's");
    } else if (exchange.request().isEmpty()) {
      return Optional.of("the recording holds no request");
    } else if (exchange.requestEnvelope().isEmpty()) {
      return Optional.of("the request is no readable envelope");
    }
    return Optional.empty();
  }

  /** Writes one scenario. */
  private static final class Writer {
    private final String name;
    private final List<Exchange> exchanges;
    private final List<String> notes;
    private final Correlation correlation;
    private final Map<String, String> namespaces = new LinkedHashMap<>();

    Writer(String name, List<Exchange> exchanges, List<String> notes) {
      this.name = name;
      this.exchanges = exchanges;
      this.notes = notes;
      // The ids of PowerShell's pools and pipelines stand inside of its messages too.
      boolean powerShell =
          exchanges.stream()
              .flatMap(e -> e.requestEnvelope().stream())
              .anyMatch(Writer::isPowerShell);
      this.correlation = Correlation.of(exchanges, !powerShell);
    }

    private static boolean isPowerShell(Envelope envelope) {
      return envelope.resourceUri().filter(u -> u.startsWith(Namespaces.PWSH)).isPresent()
          || Carried.in(envelope).stream().anyMatch(c -> c.place() == Carried.Place.CREATION_XML);
    }

    ImportedScenario write() {
      Yaml steps = new Yaml();
      int count = 0;
      for (int i = 0; i < exchanges.size(); count++) {
        int end = Waiting.end(exchanges, i);
        if (end > i) {
          waiting(steps, i, end);
          i = end;
        } else {
          step(steps, 1, i);
          i++;
        }
      }
      Yaml yaml = new Yaml();
      yaml.line(0, "# Made of a recording by 'wsmanspec import'; yours to change.");
      yaml.line(0, "scenario: " + Yaml.quoted("Again as recorded: " + name));
      yaml.line(0, "disruptive: true");
      if (!namespaces.isEmpty()) {
        yaml.line(0, "namespaces:");
        namespaces.forEach((p, uri) -> yaml.line(1, p + ": " + Yaml.quoted(uri)));
      }
      if (!correlation.fresh().isEmpty()) {
        yaml.line(0, "variables:");
        correlation.fresh().forEach((v, value) -> yaml.line(1, v + ": " + Yaml.quoted(value)));
      }
      yaml.line(0, "steps:");
      return new ImportedScenario(yaml + steps.toString(), count, notes);
    }

    private void step(Yaml yaml, int depth, int index) {
      Exchange exchange = exchanges.get(index);
      Envelope envelope = exchange.requestEnvelope().orElseThrow();
      yaml.line(depth, "- name: " + Yaml.quoted(exchange.id() + " " + title(envelope)));
      yaml.line(depth + 1, "send:");
      yaml.block(depth + 2, "text", RecordedRequest.text(exchange, envelope, correlation));
      RecordedAnswer.write(yaml, depth + 1, exchange, namespaces);
      keep(yaml, depth + 1, index);
    }

    private void keep(Yaml yaml, int depth, int index) {
      Map<String, String> kept = correlation.kept(index);
      if (!kept.isEmpty()) {
        yaml.line(depth, "keep:");
        kept.forEach((variable, at) -> yaml.line(depth + 1, variable + ": " + Yaml.quoted(at)));
      }
    }

    /** One request for output, sent until the command is over. */
    private void waiting(Yaml yaml, int from, int to) {
      yaml.line(
          1, "- name: " + Yaml.quoted(exchanges.get(from).id() + " Receive until it is done"));
      yaml.line(2, "repeat:");
      yaml.line(3, "until: \"//rsp:CommandState[contains(@State, '/Done')]\"");
      yaml.line(3, "atMost: 1000");
      yaml.line(3, "steps:");
      step(yaml, 4, to - 1);
    }

    private static String title(Envelope envelope) {
      if (envelope.isIdentify()) {
        return "Identify";
      }
      String action = envelope.action().orElse("no Action");
      return action.substring(action.lastIndexOf('/') + 1);
    }
  }
}
