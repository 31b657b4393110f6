package org.wsmanspec.suite.check.psrp;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wsmanspec.message.clixml.ClixmlDocument;
import org.wsmanspec.message.clixml.ClixmlValue;
import org.wsmanspec.message.clixml.ComplexObject;
import org.wsmanspec.message.clixml.Primitive;
import org.wsmanspec.message.psrp.ErrorRecord;
import org.wsmanspec.message.psrp.HostResponse;
import org.wsmanspec.message.psrp.MessageType;
import org.wsmanspec.message.psrp.PipelineStateMessage;
import org.wsmanspec.message.psrp.RunspacePoolStateMessage;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.check.FindingSink;
import org.wsmanspec.suite.check.Tell;

/** Records, and errors in other messages (MS-PSRP 2.2.2.9, 2.2.2.16, 2.2.2.21 f., 2.2.3.15). */
public final class RecordChecks {

  private static final String POOL_REASON = "MS-PSRP-2.2.2.9-2";
  private static final String HOST_REASON = "MS-PSRP-2.2.2.16-2";
  private static final String PIPELINE_REASON = "MS-PSRP-2.2.2.21-2";
  private static final String TYPE_NAMES = "MS-PSRP-2.2.2.22-1";
  private static final String INVOCATION = "MS-PSRP-2.2.3.15-2";

  private static final String AUTOMATION = "System.Management.Automation.";
  private static final Map<MessageType, String> NAMES =
      Map.of(
          MessageType.DEBUG_RECORD, AUTOMATION + "DebugRecord",
          MessageType.VERBOSE_RECORD, AUTOMATION + "VerboseRecord",
          MessageType.WARNING_RECORD, AUTOMATION + "WarningRecord");

  private RecordChecks() {}

  /** The checks of this group. */
  public static List<Check> all() {
    return List.of(
        Pools.checkMessages(
            "psrp/reasons",
            List.of(POOL_REASON, PIPELINE_REASON, HOST_REASON),
            RecordChecks::reasons),
        Pools.checkMessages("psrp/record-types", List.of(TYPE_NAMES), RecordChecks::types),
        Pools.checkMessages("psrp/invocation", List.of(INVOCATION), RecordChecks::invocation));
  }

  private static void reasons(Said said, FindingSink sink) {
    said.payload(RunspacePoolStateMessage.class)
        .flatMap(RunspacePoolStateMessage::reason)
        .ifPresent(r -> reason(said, r, POOL_REASON, "RemoteRunspaceStateInfoReason", sink));
    said.payload(PipelineStateMessage.class)
        .flatMap(PipelineStateMessage::reason)
        .ifPresent(
            r -> reason(said, r, PIPELINE_REASON, "RemotePSInvocationStateInfoReason", sink));
    if (said.payload(HostResponse.class).isPresent()) {
      said.document()
          .flatMap(d -> object(d, "me"))
          .flatMap(o -> o.property("FullyQualifiedErrorId"))
          .filter(Primitive.class::isInstance)
          .map(p -> ((Primitive) p).string())
          .ifPresent(id -> id(said, id, HOST_REASON, "RemoteHostExecutionException", sink));
    }
  }

  private static Optional<ComplexObject> object(ClixmlDocument document, String name) {
    return document.root() instanceof ComplexObject root
        ? root.property(name)
            .map(document::resolve)
            .filter(ComplexObject.class::isInstance)
            .map(ComplexObject.class::cast)
        : Optional.empty();
  }

  private static void reason(
      Said said, ErrorRecord error, String rule, String due, FindingSink sink) {
    id(said, error.fullyQualifiedErrorId().orElse(""), rule, due, sink);
  }

  private static void id(Said said, String id, String rule, String due, FindingSink sink) {
    if (id.isEmpty()) {
      sink.broken(rule, "FullyQualifiedErrorId " + due, "none", said.place(), "");
    } else if (id.equals(due)) {
      sink.held(rule, said.place());
    } else {
      sink.remark(
          rule, "an error in a message has the id of its own, as Windows does", said.place());
    }
  }

  private static void types(Said said, FindingSink sink) {
    Optional<String> due = said.type().map(NAMES::get).filter(n -> n != null);
    if (due.isPresent() && said.document().isPresent()) {
      List<String> names =
          said.document().get().root() instanceof ComplexObject o ? o.typeNames() : List.of();
      List<String> all = List.of(due.get(), AUTOMATION + "InformationalRecord", "System.Object");
      Tell.whether(
          names.equals(all),
          sink,
          TYPE_NAMES,
          "type names " + String.join(", ", all),
          String.join(", ", names),
          said.place(),
          "");
    }
  }

  /** Error records are extended with the properties of their invocation only if they say so. */
  private static void invocation(Said said, FindingSink sink) {
    said.document().stream()
        .flatMap(d -> Values.all(d.root()))
        .filter(ComplexObject.class::isInstance)
        .map(ComplexObject.class::cast)
        .filter(o -> o.property("FullyQualifiedErrorId").isPresent())
        .forEach(o -> invocation(said, o, sink));
  }

  private static void invocation(Said said, ComplexObject error, FindingSink sink) {
    Optional<String> extended =
        error
            .property("SerializeExtendedInfo")
            .filter(Primitive.class::isInstance)
            .map(p -> ((Primitive) p).text());
    if (extended.isEmpty()) {
      return;
    }
    boolean due = Tell.isTrue(extended.get());
    List<String> there =
        error.properties().stream()
            .map(p -> p.name())
            .filter(n -> n.startsWith("InvocationInfo_") || n.equals("PipelineIterationInfo"))
            .toList();
    Tell.whether(
        due != there.isEmpty(),
        sink,
        INVOCATION,
        due ? "the properties of the invocation" : "no properties of the invocation",
        there.isEmpty() ? "none" : String.join(", ", there),
        said.place(),
        "");
  }

  /** A value of a property, as it stands. */
  static Optional<ClixmlValue> value(Said said, String name) {
    return said.document()
        .flatMap(
            d ->
                d.root() instanceof ComplexObject o
                    ? o.property(name).map(d::resolve)
                    : Optional.empty());
  }
}
