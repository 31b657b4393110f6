package org.wsmanspec.suite.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.JournalEntry;
import org.wsmanspec.message.evidence.EvidenceWriter;
import org.wsmanspec.scenario.Scenario;
import org.wsmanspec.scenario.run.EvidenceRecorder;
import org.wsmanspec.scenario.run.RunListener;
import org.wsmanspec.scenario.run.RunOptions;
import org.wsmanspec.scenario.run.ScenarioRunner;
import org.wsmanspec.scenario.run.UnreachableTargetException;
import org.wsmanspec.suite.Judge;

/** Drives, judges and reports the scenarios of one container, one by one. */
final class ScenarioExecution {

  private final TargetSetting setting;
  private final Evidence evidence;
  private final EngineExecutionListener listener;
  private Optional<String> unreachable = Optional.empty();

  ScenarioExecution(TargetSetting setting, Evidence evidence, EngineExecutionListener listener) {
    this.setting = setting;
    this.evidence = evidence;
    this.listener = listener;
  }

  /** Run one scenario; whatever happens is reported and nothing thrown. */
  void run(TestDescriptor test, Scenario scenario) {
    if (unreachable.isPresent()) {
      // The first scenario has failed; to wait for a connection once for each would tell no more.
      listener.executionSkipped(test, unreachable.get());
      return;
    }
    StartingTransport transport =
        new StartingTransport(setting.transport(), () -> started(test, scenario));
    try {
      Conversation conversation = drive(test, scenario, transport);
      ScenarioVerdict verdict = ScenarioVerdict.of(Judge.standard().judge(conversation));
      Optional<String> skipped = verdict.skipped(transport.started());
      if (skipped.isPresent()) {
        listener.executionSkipped(test, skipped.get());
        return;
      }
      transport.start();
      verdict.warnings().forEach(w -> publish(test, Map.of("warning", w)));
      listener.executionFinished(test, verdict.end());
    } catch (UnreachableTargetException e) {
      unreachable = Optional.ofNullable(e.getMessage());
      listener.executionFinished(test, TestExecutionResult.failed(e));
    } catch (RuntimeException e) {
      transport.start();
      listener.executionFinished(test, TestExecutionResult.failed(e));
    }
  }

  private Conversation drive(TestDescriptor test, Scenario scenario, StartingTransport transport) {
    List<JournalEntry> before = setting.journal().get();
    RunOptions options =
        RunOptions.DEFAULT
            .withJournal(() -> since(before, setting.journal().get()))
            .withSink(setting.sink());
    Optional<Path> file = evidence.file(test.getUniqueId().getLastSegment().getValue());
    if (file.isEmpty()) {
      return drive(scenario, transport, options, List.of());
    }
    try (EvidenceWriter writer = Evidence.open(file.get(), setting.target())) {
      Conversation conversation =
          drive(scenario, transport, options, List.of(new EvidenceRecorder(writer)));
      if (transport.started()) {
        publish(test, Map.of("evidence", file.get().toString()));
      }
      return conversation;
    }
  }

  private Conversation drive(
      Scenario scenario,
      StartingTransport transport,
      RunOptions options,
      List<RunListener> listeners) {
    return new ScenarioRunner(setting.target(), transport, options, listeners)
        .run(List.of(scenario));
  }

  /** What a journal has gained, also one that forgets its oldest entries when it is full. */
  private static List<JournalEntry> since(List<JournalEntry> before, List<JournalEntry> now) {
    if (before.isEmpty()) {
      return now;
    }
    int known = now.lastIndexOf(before.get(before.size() - 1));
    return now.subList(known + 1, now.size());
  }

  private void started(TestDescriptor test, Scenario scenario) {
    listener.executionStarted(test);
    String covers = String.join(", ", ScenarioDescriptor.covers(scenario));
    if (!covers.isEmpty()) {
      publish(test, Map.of("covers", covers));
    }
  }

  private void publish(TestDescriptor test, Map<String, String> entry) {
    listener.reportingEntryPublished(test, ReportEntry.from(entry));
  }
}
