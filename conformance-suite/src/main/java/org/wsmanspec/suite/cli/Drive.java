package org.wsmanspec.suite.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.evidence.EvidenceException;
import org.wsmanspec.message.evidence.EvidenceReader;
import org.wsmanspec.message.evidence.EvidenceWriter;
import org.wsmanspec.message.evidence.Redaction;
import org.wsmanspec.scenario.Scenario;
import org.wsmanspec.scenario.Target;
import org.wsmanspec.scenario.run.EvidenceRecorder;
import org.wsmanspec.scenario.run.RunOptions;
import org.wsmanspec.scenario.run.ScenarioOrder;
import org.wsmanspec.scenario.run.ScenarioRunner;
import org.wsmanspec.scenario.run.TargetTransport;
import org.wsmanspec.scenario.run.UnreachableTargetException;
import org.wsmanspec.scenario.transport.Transport;
import org.wsmanspec.scenario.transport.TransportSetupException;

/**
 * Drives scenarios and records what was said.
 *
 * @param terminal told how far it is
 * @param folder where the evidence goes; that of a former run is replaced
 */
record Drive(Terminal terminal, Path folder) {

  /** The file of the evidence. */
  Path evidence() {
    return folder.resolve("evidence.jsonl");
  }

  /**
   * Drive the scenarios.
   *
   * @return the conversation as it was stored
   * @throws CommandFailure if the target cannot be reached or the evidence cannot be written
   */
  Conversation run(Target endpoint, List<Scenario> scenarios, RunOptions options) {
    terminal
        .err()
        .println(
            String.format(
                Locale.ROOT,
                "%d %s against %s",
                scenarios.size(),
                scenarios.size() == 1 ? "scenario" : "scenarios",
                endpoint.address()));
    try {
      Path evidence = evidence();
      Files.createDirectories(folder);
      // A file of a former run would be continued, and a conversation is of one run.
      Files.deleteIfExists(evidence);
      Redaction redaction = Redaction.of(endpoint.secrets());
      try (EvidenceWriter writer = new EvidenceWriter(evidence, redaction);
          Transport transport = TargetTransport.open(endpoint, Clock.systemUTC())) {
        new ScenarioRunner(
                endpoint,
                transport,
                options,
                List.of(new EvidenceRecorder(writer), new Progress(terminal, scenarios.size())))
            .run(scenarios);
      }
      // What is judged and reported is what was stored: without secrets, and the same again later.
      Conversation conversation = EvidenceReader.read(evidence);
      return options.parallel() == 1
          ? conversation
          : inOrder(evidence, conversation, scenarios, redaction);
    } catch (UnreachableTargetException e) {
      throw new CommandFailure(ExitCode.UNREACHABLE, e.getMessage(), e);
    } catch (TransportSetupException e) {
      throw new CommandFailure(ExitCode.BAD_INPUT, e.getMessage(), e);
    } catch (EvidenceException | IOException | UncheckedIOException e) {
      throw new CommandFailure(
          ExitCode.INTERNAL, "the evidence cannot be written: " + e.getMessage(), e);
    }
  }

  /** Replace evidence in the order of what happened by the same in the order of the scenarios. */
  private static Conversation inOrder(
      Path evidence, Conversation conversation, List<Scenario> scenarios, Redaction redaction)
      throws IOException {
    Conversation ordered =
        ScenarioOrder.of(conversation, scenarios.stream().map(Scenario::id).toList());
    Path beside = evidence.resolveSibling("evidence.ordered.jsonl");
    Files.deleteIfExists(beside);
    EvidenceWriter.write(beside, ordered, redaction);
    Files.move(beside, evidence, StandardCopyOption.REPLACE_EXISTING);
    return ordered;
  }
}
