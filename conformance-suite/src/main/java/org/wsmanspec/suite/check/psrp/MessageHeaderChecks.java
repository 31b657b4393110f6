package org.wsmanspec.suite.check.psrp;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.wsmanspec.message.psrp.MessageType;
import org.wsmanspec.message.psrp.MessageType.Target;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.check.FindingSink;
import org.wsmanspec.suite.check.Tell;
import org.wsmanspec.suite.check.shell.ShellCall.Operation;

/** Headers of messages (MS-PSRP 2.2.1). */
public final class MessageHeaderChecks {

  private static final String HEADER = "MS-PSRP-2.2.1-1";
  private static final String IDS = "MS-PSRP-2.2.1-2";

  private static final UUID ZERO = new UUID(0, 0);

  /** What the server says with zeros instead of the GUID of the pool. */
  private static final Set<MessageType> MAY_BE_ZERO =
      Set.of(
          MessageType.SESSION_CAPABILITY,
          MessageType.PUBLIC_KEY_REQUEST,
          MessageType.ENCRYPTED_SESSION_KEY);

  private MessageHeaderChecks() {}

  /** The checks of this group. */
  public static List<Check> all() {
    return List.of(
        Pools.checkMessages("psrp/message-header", List.of(HEADER), MessageHeaderChecks::header),
        Pools.check("psrp/message-ids", List.of(IDS), MessageHeaderChecks::ids));
  }

  private static void header(Said said, FindingSink sink) {
    boolean destination = said.message().destinationCode() == said.due().code();
    boolean type = said.type().filter(t -> t.direction().allows(said.due())).isPresent();
    Tell.whether(
        destination && type,
        sink,
        HEADER,
        "Destination " + said.due().code() + " and a type that goes there",
        "Destination " + said.message().destinationCode() + ", " + said.name(),
        said.place(),
        "");
  }

  private static void ids(Pool pool, FindingSink sink) {
    if (!pool.fromTheBeginning()) {
      return;
    }
    Set<UUID> pools = new HashSet<>();
    Set<UUID> pipelines = new HashSet<>();
    boolean connected = false;
    for (Said said : pool.all()) {
      connected |= said.call().is(Operation.CONNECT);
      if (said.byClient()) {
        client(said, pools, connected, sink);
        said.pipelineId().ifPresent(pipelines::add);
      } else {
        server(said, pools, pipelines, connected || !pool.whole(), sink);
      }
    }
  }

  private static void client(Said said, Set<UUID> pools, boolean connected, FindingSink sink) {
    UUID id = said.message().poolId();
    boolean first = said.is(MessageType.SESSION_CAPABILITY) || pools.isEmpty();
    if (first || connected) {
      pools.add(id);
    }
    boolean pipeline = said.type().filter(t -> t.target() == Target.PIPELINE).isPresent();
    if (!pools.contains(id)) {
      sink.broken(
          IDS,
          "the GUID of the pool that SESSION_CAPABILITY told: " + pools,
          id.toString(),
          said.place(),
          "");
    } else if (said.type().isPresent() && pipeline != said.pipelineId().isPresent()) {
      sink.soft(
          IDS,
          pipeline
              ? "the GUID of the pipeline"
              : "no GUID of a pipeline, since " + said.name() + " is about the pool",
          said.pipelineId().map(UUID::toString).orElse("zeros"),
          said.place(),
          "services are known not to look at it");
    } else {
      sink.held(IDS, said.place());
    }
  }

  private static void server(
      Said said, Set<UUID> pools, Set<UUID> pipelines, boolean othersMayBe, FindingSink sink) {
    UUID id = said.message().poolId();
    boolean zero = id.equals(ZERO);
    boolean pool =
        pools.contains(id)
            || (zero && said.type().filter(MAY_BE_ZERO::contains).isPresent())
            || pools.isEmpty();
    boolean aboutPipeline = said.type().filter(t -> t.target() == Target.PIPELINE).isPresent();
    boolean pipeline =
        aboutPipeline
            ? said.pipelineId().filter(p -> othersMayBe || pipelines.contains(p)).isPresent()
            : said.pipelineId().isEmpty();
    if ((pool && pipeline) || said.type().isEmpty()) {
      sink.held(IDS, said.place());
    } else {
      sink.broken(
          IDS,
          pool
              ? (aboutPipeline ? "the GUID of a pipeline of this pool" : "no GUID of a pipeline")
              : "the GUID of the pool: " + pools,
          pool ? said.pipelineId().map(UUID::toString).orElse("zeros") : id.toString(),
          said.place(),
          "clients drop what is for nobody that they know");
    }
  }
}
