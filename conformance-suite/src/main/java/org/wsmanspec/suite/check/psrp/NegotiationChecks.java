package org.wsmanspec.suite.check.psrp;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.Fault;
import org.wsmanspec.message.clixml.ClixmlException;
import org.wsmanspec.message.psrp.MessageReader;
import org.wsmanspec.message.psrp.MessageType;
import org.wsmanspec.message.psrp.PsrpException;
import org.wsmanspec.message.psrp.RunspacePoolState;
import org.wsmanspec.message.psrp.RunspacePoolStateMessage;
import org.wsmanspec.message.psrp.SessionCapability;
import org.wsmanspec.message.vocabulary.FaultCodes;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.message.vocabulary.Shells;
import org.wsmanspec.message.vocabulary.Uris;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.check.FindingSink;
import org.wsmanspec.suite.check.Tell;
import org.wsmanspec.suite.check.shell.FaultDetails;
import org.wsmanspec.suite.check.shell.RemoteShells;
import org.wsmanspec.suite.check.shell.ShellCall;
import org.wsmanspec.suite.check.shell.ShellCall.Operation;

/** How a server agrees on a version and opens a pool (MS-PSRP 3.2.5.3.1 and 3.2.5.4.1 f.). */
public final class NegotiationChecks {

  private static final String VERSION_DUE = "MS-PSRP-3.2.5.3.1-1";
  private static final String VERSION_FAULT = "MS-PSRP-3.2.5.3.2-1";
  private static final String MINOR = "MS-PSRP-3.2.5.3.2-2";
  private static final String ACCEPTED = "MS-PSRP-3.2.5.4.1-1";
  private static final String POOL_ID = "MS-PSRP-3.2.5.4.1-2";
  private static final String OLD_CLIENT = "MS-PSRP-3.2.5.4.1-3";
  private static final String VERSIONS = "MS-PSRP-3.2.5.4.1-4";
  private static final String TIME_ZONE = "MS-PSRP-3.2.5.4.1-5";
  private static final String ORDER = "MS-PSRP-3.2.5.4.2-1";
  private static final String OPENED = "MS-PSRP-3.2.5.4.9-1";
  private static final String INFORMATION = "MS-PSRP-2.2.2.26-1";

  private static final int KNOWN_MINOR = 3;

  private NegotiationChecks() {}

  /** The checks of this group. */
  public static List<Check> all() {
    return List.of(
        RemoteShells.checkCalls(
            "psrp/create-version",
            List.of(VERSION_DUE, VERSION_FAULT, MINOR),
            NegotiationChecks::create),
        Pools.check("psrp/capability-accepted", List.of(ACCEPTED), NegotiationChecks::accepted),
        Pools.check(
            "psrp/capability",
            List.of(POOL_ID, OLD_CLIENT, VERSIONS, TIME_ZONE),
            NegotiationChecks::capability),
        Pools.check("psrp/opening", List.of(ORDER, OPENED), NegotiationChecks::opening),
        Pools.check("psrp/information", List.of(INFORMATION), NegotiationChecks::information));
  }

  private static void create(ShellCall call, FindingSink sink) {
    boolean pool =
        call.asked()
            .envelope()
            .resourceUri()
            .filter(u -> u.startsWith(Uris.POWERSHELL_PREFIX))
            .isPresent();
    if (!pool || !call.is(Operation.CREATE) || call.reply().isEmpty()) {
      return;
    }
    Optional<String> told = call.option(Shells.OPTION_PROTOCOL_VERSION).map(Dom::text);
    Optional<ProtocolVersion> version = told.flatMap(ProtocolVersion::of);
    boolean fits = version.filter(v -> v.major() == 2).isPresent();
    if (told.isEmpty() || (version.isPresent() && !fits)) {
      Tell.whether(
          call.failed(),
          sink,
          VERSION_DUE,
          "a fault",
          "success for "
              + told.map(t -> "protocolversion " + t).orElse("a Create without protocolversion"),
          call.response(),
          "");
      call.fault().ifPresent(fault -> versionFault(call, fault, told.isPresent(), sink));
    } else if (fits && version.get().minor() <= KNOWN_MINOR && carriesFitting(call)) {
      OptionalLong code = call.fault().map(FaultDetails::code).orElse(OptionalLong.empty());
      boolean refused =
          code.isPresent() && code.getAsLong() == FaultCodes.PSRP_PROTOCOL_VERSION_MISMATCH;
      if (refused || call.succeeded()) {
        Tell.whether(
            !refused,
            sink,
            MINOR,
            "success, since minor versions are compatible",
            call.summary(),
            call.response(),
            "");
      }
    }
  }

  /** Whether the request tells versions that fit as well, which a server may look at first. */
  private static boolean carriesFitting(ShellCall call) {
    try {
      MessageReader reader = new MessageReader();
      return Carriers.ofRequest(call).stream()
          .flatMap(c -> reader.feed(c.octets()).stream())
          .map(r -> r.message().payload())
          .filter(SessionCapability.class::isInstance)
          .map(SessionCapability.class::cast)
          .anyMatch(NegotiationChecks::fits);
    } catch (PsrpException | ClixmlException e) {
      return false;
    }
  }

  private static boolean fits(SessionCapability capability) {
    return major(capability.protocolVersion(), 2)
        && major(capability.psVersion(), 2)
        && major(capability.serializationVersion(), 1);
  }

  private static void versionFault(ShellCall call, Fault fault, boolean told, FindingSink sink) {
    OptionalLong code = FaultDetails.code(fault);
    boolean right =
        code.isPresent()
            && (code.getAsLong() == FaultCodes.PSRP_PROTOCOL_VERSION_MISMATCH
                || (!told && code.getAsLong() == FaultCodes.PSRP_PROTOCOL_VERSION_MISSING));
    boolean circumstances =
        fault.hasSubcode(FaultSubcode.ACCESS_DENIED.qname())
            || fault.hasSubcode(FaultSubcode.QUOTA_LIMIT.qname())
            || fault.hasSubcode(FaultSubcode.DESTINATION_UNREACHABLE.qname());
    if (right) {
      sink.held(VERSION_FAULT, call.response());
    } else if (!circumstances) {
      sink.soft(
          VERSION_FAULT,
          "f:WSManFault with Code " + FaultCodes.PSRP_PROTOCOL_VERSION_MISMATCH,
          call.summary(),
          call.response(),
          "a fault was due, and came");
    }
  }

  private static Optional<Said> opened(Pool pool) {
    return pool.ofServer().stream()
        .filter(
            s ->
                s.payload(RunspacePoolStateMessage.class)
                    .filter(p -> p.stateCode() == RunspacePoolState.OPENED.code())
                    .isPresent())
        .findFirst();
  }

  private static void accepted(Pool pool, FindingSink sink) {
    Optional<SessionCapability> client =
        pool.first(MessageType.SESSION_CAPABILITY, true)
            .flatMap(s -> s.payload(SessionCapability.class));
    Optional<Said> opened = opened(pool);
    if (client.isEmpty() || opened.isEmpty()) {
      return;
    }
    Tell.whether(
        fits(client.get()),
        sink,
        ACCEPTED,
        "a pool that opens only for protocolversion 2.x, PSVersion 2.x, SerializationVersion 1.x",
        "Opened for " + versions(client.get()),
        opened.get().place(),
        "");
  }

  private static boolean major(String version, int due) {
    return ProtocolVersion.of(version).filter(v -> v.major() == due).isPresent();
  }

  private static String versions(SessionCapability capability) {
    return capability.protocolVersion()
        + ", "
        + capability.psVersion()
        + ", "
        + capability.serializationVersion();
  }

  private static void capability(Pool pool, FindingSink sink) {
    for (Said said : pool.all(MessageType.SESSION_CAPABILITY)) {
      if (!said.byClient()) {
        said.payload(SessionCapability.class).ifPresent(c -> told(pool, said, c, sink));
      }
    }
  }

  private static void told(Pool pool, Said said, SessionCapability capability, FindingSink sink) {
    UUID id = said.message().poolId();
    boolean known =
        id.equals(new UUID(0, 0))
            || pool.ofClient().isEmpty()
            || pool.ofClient().stream().anyMatch(c -> c.message().poolId().equals(id));
    Tell.whether(
        known, sink, POOL_ID, "zeros, or the GUID of the pool", id.toString(), said.place(), "");
    Tell.whether(
        major(capability.protocolVersion(), 2)
            && capability.psVersion().equals("2.0")
            && capability.serializationVersion().equals("1.1.0.1"),
        sink,
        VERSIONS,
        "protocolversion 2.x, PSVersion 2.0, SerializationVersion 1.1.0.1",
        versions(capability),
        said.place(),
        "");
    Tell.whether(
        capability.timeZone().isEmpty(),
        sink,
        TIME_ZONE,
        "no TimeZone from a server",
        "TimeZone",
        said.place(),
        "");
    pool.clientVersion()
        .filter(v -> v.equals(new ProtocolVersion(2, 0)))
        .ifPresent(
            v ->
                Tell.whether(
                    ProtocolVersion.of(capability.protocolVersion()).filter(v::equals).isPresent(),
                    sink,
                    OLD_CLIENT,
                    "protocolversion 2.0 for a client that said 2.0",
                    capability.protocolVersion(),
                    said.place(),
                    ""));
  }

  /** What comes after the Create of a pool, until it is open. */
  private static void opening(Pool pool, FindingSink sink) {
    Optional<Said> capability = pool.first(MessageType.SESSION_CAPABILITY, false);
    Optional<Said> opened = opened(pool);
    if (!pool.fromTheBeginning()
        || !pool.shell().calls(Operation.CONNECT).isEmpty()
        || pool.first(MessageType.INIT_RUNSPACEPOOL, true).isEmpty()) {
      return;
    }
    if (opened.isPresent()) {
      sink.held(OPENED, opened.get().place());
      Optional<Said> data = pool.first(MessageType.APPLICATION_PRIVATE_DATA, false);
      boolean right =
          capability.isPresent()
              && data.isPresent()
              && pool.before(capability.get(), data.get())
              && pool.before(data.get(), opened.get());
      if (right || pool.whole()) {
        Tell.whether(
            right,
            sink,
            ORDER,
            "SESSION_CAPABILITY, APPLICATION_PRIVATE_DATA, then RUNSPACEPOOL_STATE Opened",
            before(pool, opened.get()),
            opened.get().place(),
            "");
      }
    } else if (pool.whole() && capability.isPresent()) {
      nothingLeft(pool)
          .ifPresent(
              receive ->
                  sink.broken(
                      OPENED,
                      "RUNSPACEPOOL_STATE Opened, or Broken",
                      "nothing more to say, after " + capability.get(),
                      receive.response(),
                      "clients wait for it before they send a command"));
    }
  }

  private static String before(Pool pool, Said opened) {
    return String.join(
        ", ",
        pool.ofServer().stream()
            .filter(s -> s.pipelineId().isEmpty() && !pool.before(opened, s))
            .map(Said::name)
            .toList());
  }

  /** A Receive for the pool, answered with the fault that says that there is nothing. */
  private static Optional<ShellCall> nothingLeft(Pool pool) {
    boolean told = pool.ofServer().stream().anyMatch(s -> s.is(MessageType.RUNSPACEPOOL_STATE));
    return told
        ? Optional.empty()
        : pool.shell().calls(Operation.RECEIVE).stream()
            .filter(c -> c.commandId().isEmpty())
            .filter(NothingYet::said)
            .filter(
                c ->
                    pool.first(MessageType.SESSION_CAPABILITY, false)
                            .filter(s -> pool.shell().before(s.call(), c))
                            .isPresent()
                        && pool.first(MessageType.INIT_RUNSPACEPOOL, true)
                            .filter(s -> pool.shell().before(s.call(), c))
                            .isPresent())
            .findFirst();
  }

  private static void information(Pool pool, FindingSink sink) {
    Optional<ProtocolVersion> version = pool.clientVersion();
    if (version.isEmpty()) {
      return;
    }
    if (version.get().atLeast(2, KNOWN_MINOR)) {
      pool.all(MessageType.INFORMATION_RECORD).forEach(s -> sink.held(INFORMATION, s.place()));
      return;
    }
    for (Said said : pool.ofServer()) {
      Tell.whether(
          !said.is(MessageType.INFORMATION_RECORD),
          sink,
          INFORMATION,
          "no INFORMATION_RECORD for a client of protocol " + version.get(),
          said.name(),
          said.place(),
          "older clients do not know the type and break the pool");
    }
  }
}
