package org.wsmanspec.scenario.recorded;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.Exchange;

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
    private final RecordedOutput output;
    private final Map<String, String> namespaces = new LinkedHashMap<>();

    Writer(String name, List<Exchange> exchanges, List<String> notes) {
      this.name = name;
      this.exchanges = exchanges;
      this.notes = notes;
      this.output = RecordedOutput.of(exchanges);
      // The ids of PowerShell's pools and pipelines stand inside of its messages too.
      boolean powerShell = exchanges.stream().anyMatch(RecordedOutput::isPowerShell);
      this.correlation = Correlation.of(exchanges, !powerShell);
    }

    ImportedScenario write() {
      Yaml steps = new Yaml();
      int count = 0;
      for (int i = 0; i < exchanges.size(); count++) {
        Waiting row = Waiting.at(exchanges, i).orElse(new Waiting(i, i + 1));
        step(steps, row);
        i = row.to();
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

    /** One request, or the like ones in a row of which the first is sent again and again. */
    private void step(Yaml yaml, Waiting row) {
      Exchange first = exchanges.get(row.from());
      Exchange last = exchanges.get(row.to() - 1);
      Envelope envelope = first.requestEnvelope().orElseThrow();
      boolean output = Waiting.at(exchanges, row.from()).isPresent();
      yaml.line(1, "- name: " + Yaml.quoted(first.id() + " " + title(envelope)));
      yaml.line(2, "send:");
      if (output) {
        yaml.line(3, "until: " + this.output.until(row.of(exchanges)));
      }
      yaml.block(3, "text", RecordedRequest.text(first, envelope, correlation));
      RecordedAnswer.write(yaml, 2, last, namespaces);
      if (output) {
        this.output.write(yaml, 3, row.of(exchanges));
      }
      Map<String, String> kept = new LinkedHashMap<>();
      for (int i = row.from(); i < row.to(); i++) {
        kept.putAll(correlation.kept(i));
      }
      if (!kept.isEmpty()) {
        yaml.line(2, "keep:");
        kept.forEach((variable, at) -> yaml.line(3, variable + ": " + Yaml.quoted(at)));
      }
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
