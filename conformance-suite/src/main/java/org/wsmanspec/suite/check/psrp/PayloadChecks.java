package org.wsmanspec.suite.check.psrp;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.wsmanspec.message.clixml.ClixmlDocument;
import org.wsmanspec.message.clixml.ClixmlValue;
import org.wsmanspec.message.clixml.ComplexObject;
import org.wsmanspec.message.clixml.Primitive;
import org.wsmanspec.message.clixml.PrimitiveTag;
import org.wsmanspec.message.psrp.HostCall;
import org.wsmanspec.message.psrp.HostResponse;
import org.wsmanspec.message.psrp.MessageType;
import org.wsmanspec.message.psrp.PipelineStateMessage;
import org.wsmanspec.message.psrp.RunspacePoolStateMessage;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.check.FindingSink;
import org.wsmanspec.suite.check.Tell;

/** What messages say has the shape that their type asks for (MS-PSRP 2.2.2 and 2.2.3). */
public final class PayloadChecks {

  private static final String PIPELINE = "MS-PSRP-2.2.3.11-1";
  private static final String COMMAND = "MS-PSRP-2.2.3.12-1";
  private static final String METHOD = "MS-PSRP-2.2.3.17-3";
  private static final String POOL_STATE = "MS-PSRP-2.2.2.9-1";
  private static final String PIPELINE_STATE = "MS-PSRP-2.2.2.21-1";
  private static final String HOST_CALL = "MS-PSRP-2.2.2.15-1";
  private static final String HOST_RESPONSE = "MS-PSRP-2.2.2.16-1";
  private static final String KEY_REQUEST = "MS-PSRP-2.2.2.5-1";

  private static final int LAST_POOL_STATE = 9;
  private static final int LAST_PIPELINE_STATE = 6;

  private static final Map<MessageType, String> RULES = new EnumMap<>(MessageType.class);

  static {
    RULES.put(MessageType.SESSION_CAPABILITY, "MS-PSRP-2.2.2.1-1");
    RULES.put(MessageType.INIT_RUNSPACEPOOL, "MS-PSRP-2.2.2.2-1");
    RULES.put(MessageType.SET_MAX_RUNSPACES, "MS-PSRP-2.2.2.6-1");
    RULES.put(MessageType.SET_MIN_RUNSPACES, "MS-PSRP-2.2.2.7-1");
    RULES.put(MessageType.RUNSPACEPOOL_STATE, POOL_STATE);
    RULES.put(MessageType.CREATE_PIPELINE, "MS-PSRP-2.2.2.10-1");
    RULES.put(MessageType.GET_AVAILABLE_RUNSPACES, "MS-PSRP-2.2.2.11-1");
    RULES.put(MessageType.USER_EVENT, "MS-PSRP-2.2.2.12-1");
    RULES.put(MessageType.APPLICATION_PRIVATE_DATA, "MS-PSRP-2.2.2.13-1");
    RULES.put(MessageType.RUNSPACEPOOL_HOST_CALL, HOST_CALL);
    RULES.put(MessageType.PIPELINE_HOST_CALL, HOST_CALL);
    RULES.put(MessageType.RUNSPACEPOOL_HOST_RESPONSE, HOST_RESPONSE);
    RULES.put(MessageType.PIPELINE_HOST_RESPONSE, HOST_RESPONSE);
    RULES.put(MessageType.END_OF_PIPELINE_INPUT, "MS-PSRP-2.2.2.18-1");
    RULES.put(MessageType.PIPELINE_STATE, PIPELINE_STATE);
    RULES.put(MessageType.CONNECT_RUNSPACEPOOL, "MS-PSRP-2.2.2.29-1");
    RULES.put(MessageType.RUNSPACEPOOL_INIT_DATA, "MS-PSRP-2.2.2.30-1");
    RULES.put(MessageType.RESET_RUNSPACE_STATE, "MS-PSRP-2.2.2.31-1");
    RULES.put(MessageType.PUBLIC_KEY_REQUEST, KEY_REQUEST);
  }

  private PayloadChecks() {}

  /** The checks of this group. */
  public static List<Check> all() {
    return List.of(
        Pools.checkMessages(
            "psrp/payload",
            Stream.concat(RULES.values().stream(), Stream.of(PIPELINE, COMMAND, METHOD))
                .distinct()
                .toList(),
            PayloadChecks::look));
  }

  private static void look(Said said, FindingSink sink) {
    Optional<String> rule = said.type().map(RULES::get).filter(r -> r != null);
    // What is no CLIXML is judged as such, and data that are too large are not looked at.
    boolean readable =
        said.message().dataLength() == 0
            || (said.document().isPresent() && said.inspection().problems().isEmpty());
    if (rule.isEmpty() || !readable) {
      return;
    }
    Optional<String> wrong = said.payload().isEmpty() ? Optional.of(said.problem()) : beyond(said);
    if (wrong.isEmpty()) {
      sink.held(rule.get(), said.place());
      if (said.is(MessageType.CREATE_PIPELINE)) {
        sink.held(PIPELINE, said.place());
        sink.held(COMMAND, said.place());
      }
      said.payload(HostCall.class)
          .ifPresent(
              call ->
                  Tell.whether(
                      call.hostMethod().isPresent(),
                      sink,
                      METHOD,
                      "a method from 1 to 56",
                      String.valueOf(call.method().code()),
                      said.place(),
                      ""));
    } else {
      sink.broken(
          part(rule.get(), wrong.get()),
          said.name() + " as the document has it",
          wrong.get(),
          said.place(),
          "");
    }
  }

  /** Parts of CREATE_PIPELINE have rules of their own. */
  private static String part(String rule, String wrong) {
    if (wrong.startsWith("CREATE_PIPELINE/PowerShell/")) {
      return COMMAND;
    }
    return wrong.startsWith("CREATE_PIPELINE/PowerShell") ? PIPELINE : rule;
  }

  /** What reading does not ask for. */
  private static Optional<String> beyond(Said said) {
    if (said.is(MessageType.PUBLIC_KEY_REQUEST)) {
      return said.document()
          .map(ClixmlDocument::root)
          .filter(
              r -> !(r instanceof Primitive p && p.tag() == PrimitiveTag.S && p.text().isEmpty()))
          .map(r -> "other data than an empty string");
    }
    if (said.is(MessageType.APPLICATION_PRIVATE_DATA)) {
      return said.document()
          .flatMap(d -> property(d, "ApplicationPrivateData"))
          .filter(v -> !v.isNil())
          .filter(v -> !(v instanceof ComplexObject o && o.entries().isPresent()))
          .map(v -> "ApplicationPrivateData that is no dictionary");
    }
    return said.payload(RunspacePoolStateMessage.class)
        .filter(s -> s.stateCode() < 0 || s.stateCode() > LAST_POOL_STATE)
        .map(s -> "RunspaceState " + s.stateCode())
        .or(
            () ->
                said.payload(PipelineStateMessage.class)
                    .filter(s -> s.stateCode() < 0 || s.stateCode() > LAST_PIPELINE_STATE)
                    .map(s -> "PipelineState " + s.stateCode()))
        .or(
            () ->
                said.payload(HostResponse.class)
                    .filter(r -> r.result().isEmpty() && r.error().isEmpty())
                    .map(r -> "neither mr nor me"));
  }

  private static Optional<ClixmlValue> property(ClixmlDocument document, String name) {
    return document.root() instanceof ComplexObject object
        ? object.property(name).map(document::resolve)
        : Optional.empty();
  }
}
