package org.wsmanspec.suite.check.psrp;

import java.util.List;
import java.util.Optional;
import org.wsmanspec.message.clixml.ClixmlValue;
import org.wsmanspec.message.clixml.Primitive;
import org.wsmanspec.message.clixml.PrimitiveTag;
import org.wsmanspec.message.psrp.GetCommandMetadata;
import org.wsmanspec.message.psrp.MessageType;
import org.wsmanspec.message.psrp.PipelineState;
import org.wsmanspec.message.psrp.PipelineStateMessage;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.check.FindingSink;
import org.wsmanspec.suite.check.Tell;

/** How GET_COMMAND_METADATA is answered (MS-PSRP 2.2.3.21, 3.1.4.5 and 3.2.5.4.14). */
public final class MetadataChecks {

  private static final String FIRST = "MS-PSRP-3.1.4.5-1";
  private static final String COUNT = "MS-PSRP-2.2.3.21-1";
  private static final String ANSWER = "MS-PSRP-3.2.5.4.14-1";
  private static final String ALL = "MS-PSRP-2.2.2.14-1";

  private MetadataChecks() {}

  /** The checks of this group. */
  public static List<Check> all() {
    return List.of(
        Pools.checkPipelines(
            "psrp/metadata", List.of(FIRST, COUNT, ANSWER, ALL), MetadataChecks::look));
  }

  private static void look(Pool pool, Pipeline pipeline, FindingSink sink) {
    Optional<Said> asked = pipeline.created().filter(s -> s.is(MessageType.GET_COMMAND_METADATA));
    if (asked.isEmpty()) {
      return;
    }
    List<Said> output = pipeline.all(MessageType.PIPELINE_OUTPUT);
    Optional<Said> end = pipeline.ended();
    boolean completed =
        end.flatMap(e -> e.payload(PipelineStateMessage.class))
            .filter(s -> s.stateCode() == PipelineState.COMPLETED.code())
            .isPresent();
    everything(asked.get(), end, completed, sink);
    if (!completed) {
      return;
    }
    boolean gaps = !pool.whole() || !pool.flaws().isEmpty();
    if (output.isEmpty()) {
      if (!gaps) {
        sink.broken(ANSWER, "PIPELINE_OUTPUT, beginning with Count", "none", end.get().place(), "");
      }
      return;
    }
    sink.held(ANSWER, end.get().place());
    Optional<ClixmlValue> count = RecordChecks.value(output.get(0), "Count");
    if (count.isEmpty() && gaps) {
      return;
    }
    Tell.whether(
        count.isPresent(),
        sink,
        FIRST,
        "Count in the first PIPELINE_OUTPUT",
        "another object",
        output.get(0).place(),
        "clients take the number of objects that follow from it");
    count.ifPresent(c -> count(output, c, gaps, sink));
  }

  private static void count(List<Said> output, ClixmlValue count, boolean gaps, FindingSink sink) {
    int follow = output.size() - 1;
    boolean number = count instanceof Primitive p && p.tag() == PrimitiveTag.I32;
    boolean same = count instanceof Primitive p && p.text().strip().equals(String.valueOf(follow));
    if ((number && same) || !gaps) {
      Tell.whether(
          number && same,
          sink,
          COUNT,
          "an I32 of " + follow + ", the number of objects that follow",
          count instanceof Primitive p ? "<" + p.tag().element() + "> " + p.text() : "an object",
          output.get(0).place(),
          "");
    }
  }

  /** Who names no command means all of them. */
  private static void everything(
      Said asked, Optional<Said> end, boolean completed, FindingSink sink) {
    Optional<GetCommandMetadata> wanted = asked.payload(GetCommandMetadata.class);
    boolean nil =
        wanted.isPresent()
            && (RecordChecks.value(asked, "Name").filter(ClixmlValue::isNil).isPresent()
                || RecordChecks.value(asked, "Namespace").filter(ClixmlValue::isNil).isPresent());
    if (nil && end.isPresent()) {
      Tell.whether(
          completed,
          sink,
          ALL,
          "PIPELINE_STATE Completed: Nil means every name, or any namespace",
          "PIPELINE_STATE of another state",
          end.get().place(),
          "");
    }
  }
}
