package org.wsmanspec.suite.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.report.RunReport;
import org.wsmanspec.report.Verdict;
import org.wsmanspec.report.fleet.FleetEndpoint;
import org.wsmanspec.report.fleet.FleetEndpoint.State;
import org.wsmanspec.report.html.ConformanceHtml;
import org.wsmanspec.report.json.RunReportJson;
import org.wsmanspec.report.junit.JUnitXml;
import org.wsmanspec.scenario.Inventory;
import org.wsmanspec.scenario.Profile;
import org.wsmanspec.scenario.Scenario;
import org.wsmanspec.scenario.Target;
import org.wsmanspec.scenario.run.RunOptions;
import org.wsmanspec.suite.Briefing;
import org.wsmanspec.suite.Judge;
import org.wsmanspec.suite.sink.RunSink;

/**
 * Tests one endpoint of a fleet: drives, judges, writes its folder, and keeps a row of it.
 *
 * <p>Whatever is wrong with the endpoint or on the way to it ends up in the row.
 *
 * @param out the folder of the fleet
 * @param scenarios what is driven
 * @param options how
 * @param events where the events of subscriptions arrive
 * @param profile by what is judged
 * @param gate what lets a report through
 * @param pages who gets a page
 */
record EndpointRun(
    Path out,
    List<Scenario> scenarios,
    RunOptions options,
    SinkOptions events,
    ProfileOptions profile,
    GateOptions.Ready gate,
    FleetOptions.Pages pages) {

  static final List<String> FILES =
      List.of("endpoint.json", "run.json", "junit.xml", "conformance.html", "evidence.jsonl");

  /** Test it; never throws for what is wrong with one endpoint. */
  FleetEndpoint run(Inventory.Endpoint endpoint, int position) {
    FleetEndpoint.Who who = who(endpoint, position);
    FleetEndpoint row;
    try {
      row = judged(who, endpoint.target());
    } catch (CommandFailure e) {
      row =
          FleetEndpoint.untested(
              who,
              e.exitCode() == ExitCode.UNREACHABLE ? State.UNREACHABLE : State.BROKEN,
              String.valueOf(e.getMessage()),
              FleetEndpoint.Cost.NONE);
    } catch (RuntimeException e) {
      row =
          FleetEndpoint.untested(
              who, State.BROKEN, "internal error: " + e, FleetEndpoint.Cost.NONE);
    }
    FleetFiles.row(out, row);
    return row;
  }

  static FleetEndpoint.Who who(Inventory.Endpoint endpoint, int position) {
    return new FleetEndpoint.Who(
        position, endpoint.name(), endpoint.target().address().toString(), endpoint.labels());
  }

  private FleetEndpoint judged(FleetEndpoint.Who who, Target described) {
    Path folder = out.resolve(who.folder());
    Optional<Profile> by = profile.of(described);
    Target endpoint = by.map(described::with).orElse(described);
    Conversation conversation;
    try (RunSink sink = events.open(endpoint.address())) {
      conversation = new Drive(quiet(), folder).run(endpoint, scenarios, options.withSink(sink));
    }
    Briefing briefing = Briefing.on(scenarios);
    RunReport judged =
        Judge.standard().judge(conversation, by.map(briefing::with).orElse(briefing));
    Map<String, String> stale = new TreeMap<>();
    RunReport report = gate.applyToPart(judged, stale);
    boolean page =
        pages == FleetOptions.Pages.ALL
            || (pages == FleetOptions.Pages.FAILED
                && (report.failed() || report.verdict() == Verdict.FAIL));
    RunReportJson.write(report, folder.resolve("run.json"));
    JUnitXml.write(report, folder.resolve("junit.xml"));
    if (page) {
      ConformanceHtml.write(report, conversation, folder.resolve("conformance.html"));
    }
    if (!report.failed() && RunCommand.lockedOut(conversation)) {
      return FleetEndpoint.untested(
          who, State.UNREACHABLE, RunCommand.LOCKED_OUT, FleetEndpoint.cost(report));
    }
    return FleetEndpoint.judged(who, report, stale, page);
  }

  /** What a former run left would be taken for this one's. */
  static void clear(Path folder) {
    try {
      Files.createDirectories(folder);
      for (String file : FILES) {
        Files.deleteIfExists(folder.resolve(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot prepare the folder " + folder, e);
    }
  }

  /** Many endpoints at a time cannot all tell how far they are. */
  private static Terminal quiet() {
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    return new Terminal(nowhere, nowhere, false, false);
  }
}
