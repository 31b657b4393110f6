package org.wsmanspec.suite.check.psrp;

import java.util.List;
import java.util.Optional;
import org.wsmanspec.message.psrp.PipelineState;
import org.wsmanspec.message.psrp.PipelineStateMessage;
import org.wsmanspec.message.vocabulary.Shells;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.check.FindingSink;
import org.wsmanspec.suite.check.Tell;
import org.wsmanspec.suite.check.shell.ShellCall;
import org.wsmanspec.suite.check.shell.ShellCall.Operation;
import org.wsmanspec.suite.check.shell.ShellCommand;

/** How output and states of pipelines come (MS-PSRP 3.2.1.3.2, 3.2.5.3.8 f., 3.2.5.4.21). */
public final class PipelineChecks {

  private static final String NOTHING_AFTER = "MS-PSRP-3.2.1.3.2-1";
  private static final String END_TOLD = "MS-PSRP-3.2.5.4.21-1";
  private static final String STREAM = "MS-PSRP-3.2.5.3.8-1";
  private static final String AFTER_DONE = "MS-PSRP-3.2.5.3.8-2";
  private static final String STOPPED = "MS-PSRP-3.2.5.3.9-2";
  private static final String SOMETHING = "MS-PSRP-3.2.5.1.1-1";

  private PipelineChecks() {}

  /** The checks of this group. */
  public static List<Check> all() {
    return List.of(
        Pools.checkPipelines(
            "psrp/pipeline-end", List.of(NOTHING_AFTER), PipelineChecks::nothingAfter),
        Pools.checkPipelines("psrp/pipeline-state", List.of(END_TOLD), PipelineChecks::endTold),
        Pools.check("psrp/output-stream", List.of(STREAM), PipelineChecks::stream),
        Pools.check("psrp/after-done", List.of(AFTER_DONE), PipelineChecks::afterDone),
        Pools.checkPipelines("psrp/stopped", List.of(STOPPED), PipelineChecks::stopped),
        Pools.check("psrp/receive-something", List.of(SOMETHING), PipelineChecks::something));
  }

  private static boolean connected(Pool pool) {
    return !pool.shell().calls(Operation.CONNECT).isEmpty();
  }

  private static void nothingAfter(Pool pool, Pipeline pipeline, FindingSink sink) {
    Optional<Said> end = pipeline.ended();
    // Who connects may be told again what was told before.
    if (end.isEmpty() || connected(pool)) {
      return;
    }
    boolean late = false;
    for (Said said : pipeline.ofServer()) {
      if (said != end.get() && pool.before(end.get(), said)) {
        late = true;
        sink.broken(
            NOTHING_AFTER,
            "nothing after the last PIPELINE_STATE, in " + end.get().exchange().where(),
            said.name(),
            said.place(),
            "clients drop it, or take it for another pipeline's");
      }
    }
    if (!late) {
      sink.held(NOTHING_AFTER, end.get().place());
    }
  }

  private static Optional<ShellCommand> command(Pool pool, Pipeline pipeline) {
    return pipeline.commandId().flatMap(pool.shell()::command);
  }

  private static void endTold(Pool pool, Pipeline pipeline, FindingSink sink) {
    if (pipeline.ended().isPresent()) {
      sink.held(END_TOLD, pipeline.ended().get().place());
      return;
    }
    boolean known = pool.whole() && !connected(pool) && pipeline.created().isPresent();
    command(pool, pipeline)
        .filter(c -> known && pool.flaws().isEmpty())
        // Whoever ends a command himself is told nothing more.
        .filter(c -> c.calls(Operation.SIGNAL).isEmpty())
        .flatMap(ShellCommand::done)
        .ifPresent(
            done ->
                sink.broken(
                    END_TOLD,
                    "PIPELINE_STATE Completed, Failed or Stopped",
                    "CommandState Done without it",
                    done.response(),
                    "clients go by PIPELINE_STATE, and wait for ever"));
  }

  private static void stream(Pool pool, FindingSink sink) {
    for (Said said : pool.ofServer()) {
      if (!said.call().is(Operation.RECEIVE)) {
        continue;
      }
      String name = said.stream().orElse("");
      Optional<String> asked = said.call().commandId();
      Optional<String> told = said.commandId();
      boolean same =
          asked.isPresent() == told.isPresent()
              && asked.map(a -> told.filter(a::equalsIgnoreCase).isPresent()).orElse(true);
      Tell.whether(
          name.equals(Shells.STDOUT) && same,
          sink,
          STREAM,
          "stdout " + asked.map(a -> "with CommandId " + a).orElse("without CommandId"),
          name + told.map(t -> " with CommandId " + t).orElse(" without CommandId"),
          said.place(),
          "");
    }
  }

  private static void afterDone(Pool pool, FindingSink sink) {
    if (connected(pool)) {
      return;
    }
    for (ShellCommand command : pool.shell().commands()) {
      Optional<ShellCall> done = command.done();
      if (done.isEmpty()) {
        continue;
      }
      boolean late = false;
      for (ShellCall call : command.calls(Operation.RECEIVE)) {
        boolean after = pool.shell().before(done.get(), call) && !call.is(done.get());
        if (after && call.output().stream().anyMatch(s -> !s.getTextContent().isBlank())) {
          late = true;
          sink.broken(
              AFTER_DONE,
              "nothing after CommandState Done, in " + done.get().exchange().where(),
              "output",
              call.response(),
              "");
        }
      }
      if (!late) {
        sink.held(AFTER_DONE, done.get().response());
      }
    }
  }

  /** What becomes of a pipeline that is told to stop. */
  private static void stopped(Pool pool, Pipeline pipeline, FindingSink sink) {
    Optional<ShellCall> stop =
        command(pool, pipeline).stream()
            .flatMap(c -> c.calls(Operation.SIGNAL).stream())
            .filter(ShellCall::succeeded)
            .filter(c -> c.signalCode().filter(Shells::isStop).isPresent())
            .findFirst();
    if (stop.isEmpty() || !pool.whole() || connected(pool)) {
      return;
    }
    Optional<Said> end = pipeline.ended();
    boolean over = end.filter(e -> pool.shell().before(e.call(), stop.get())).isPresent();
    if (over) {
      return;
    }
    if (end.isPresent()) {
      boolean told =
          end.get()
              .payload(PipelineStateMessage.class)
              .filter(s -> s.stateCode() == PipelineState.STOPPED.code())
              .isPresent();
      if (told) {
        sink.held(STOPPED, end.get().place());
      } else {
        sink.soft(
            STOPPED,
            "PIPELINE_STATE Stopped",
            end.get()
                .payload(PipelineStateMessage.class)
                .map(s -> "PipelineState " + s.stateCode())
                .orElse("another state"),
            end.get().place(),
            "it may have been over when the signal came");
      }
    } else {
      // It goes on if there was nothing to fetch twice, and no end was told.
      goesOn(pool, pipeline, stop.get())
          .ifPresent(
              c ->
                  sink.broken(
                      STOPPED,
                      "PIPELINE_STATE Stopped, after the signal in "
                          + stop.get().exchange().where(),
                      c.failed() ? "nothing yet: " + c.summary() : "more output",
                      c.response(),
                      "whoever stops a pipeline waits for its end"));
    }
  }

  private static Optional<ShellCall> goesOn(Pool pool, Pipeline pipeline, ShellCall stop) {
    return command(pool, pipeline).stream()
        .flatMap(c -> c.calls(Operation.RECEIVE).stream())
        .filter(c -> pool.shell().before(stop, c) && NothingYet.said(c))
        .findFirst();
  }

  private static void something(Pool pool, FindingSink sink) {
    for (ShellCall call : pool.shell().calls(Operation.RECEIVE)) {
      if (call.succeeded()) {
        boolean empty =
            call.commandState().isEmpty()
                && call.output().stream().allMatch(s -> s.getTextContent().isBlank());
        Tell.whether(
            !empty,
            sink,
            SOMETHING,
            "data or a CommandState; or no answer before there is something",
            "neither",
            call.response(),
            "a client that asks again at once asks without end");
      }
    }
  }
}
