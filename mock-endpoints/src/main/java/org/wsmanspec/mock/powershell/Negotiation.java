package org.wsmanspec.mock.powershell;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.w3c.dom.Element;
import org.wsmanspec.message.clixml.ClixmlValue;
import org.wsmanspec.message.psrp.ApplicationPrivateData;
import org.wsmanspec.message.psrp.Carried;
import org.wsmanspec.message.psrp.ConnectRunspacePool;
import org.wsmanspec.message.psrp.Destination;
import org.wsmanspec.message.psrp.GetAvailableRunspaces;
import org.wsmanspec.message.psrp.InitRunspacePool;
import org.wsmanspec.message.psrp.MessageReader;
import org.wsmanspec.message.psrp.MessageType;
import org.wsmanspec.message.psrp.PsrpException;
import org.wsmanspec.message.psrp.PsrpMessage;
import org.wsmanspec.message.psrp.PsrpPayload;
import org.wsmanspec.message.psrp.PublicKey;
import org.wsmanspec.message.psrp.ResetRunspaceState;
import org.wsmanspec.message.psrp.RunspaceAvailability;
import org.wsmanspec.message.psrp.RunspacePoolInitData;
import org.wsmanspec.message.psrp.RunspacePoolState;
import org.wsmanspec.message.psrp.RunspacePoolStateMessage;
import org.wsmanspec.message.psrp.SessionCapability;
import org.wsmanspec.message.psrp.SetMaxRunspaces;
import org.wsmanspec.message.psrp.SetMinRunspaces;
import org.wsmanspec.message.vocabulary.Shells;

/** Messages for a pool: its opening, its sizes, its key (MS-PSRP 3.2.5.4.1 ff.). */
final class Negotiation {

  private static final int MOST_RUNSPACES = 1000;

  private final Pool pool;
  private String protocol = Versions.PROTOCOL;

  Negotiation(Pool pool) {
    this.pool = pool;
  }

  /** Refuses what the option of Create or Connect does not fit. */
  void checkOption(Map<String, String> options) {
    String version =
        options.entrySet().stream()
            .filter(e -> e.getKey().equalsIgnoreCase(Shells.OPTION_PROTOCOL_VERSION))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElseThrow(
                () -> PoolFaults.version("The option protocolversion is missing, expected 2.x"));
    if (major(version) != 2) {
      throw PoolFaults.version(
          "The protocol version is " + version + ", but this server speaks 2.x");
    }
  }

  private static int major(String version) {
    String[] parts = version.strip().split("\\.", 2);
    return parts.length == 2 && parts[0].matches("[0-9]{1,4}") ? Integer.parseInt(parts[0]) : -1;
  }

  private static int minor(String version) {
    String[] parts = version.strip().split("\\.", -1);
    return parts.length > 1 && parts[1].matches("[0-9]{1,4}") ? Integer.parseInt(parts[1]) : 0;
  }

  boolean knows(String version) {
    return minor(protocol) >= minor(version);
  }

  void accept(PsrpMessage message) {
    PsrpPayload payload = read(message);
    if (payload instanceof SessionCapability capability) {
      require(RunspacePoolState.BEFORE_OPEN, payload);
      pool.id(message.poolId());
      negotiate(capability);
    } else if (payload instanceof InitRunspacePool init) {
      require(RunspacePoolState.NEGOTIATION_SUCCEEDED, payload);
      open(init);
    } else if (payload instanceof ConnectRunspacePool) {
      throw pool.broken("CONNECT_RUNSPACEPOOL comes with Connect only");
    } else {
      require(RunspacePoolState.OPENED, payload);
      opened(payload);
    }
  }

  private PsrpPayload read(PsrpMessage message) {
    try {
      if (message.destination().filter(d -> d == Destination.SERVER).isEmpty()
          || message.type().filter(t -> t.direction().allows(Destination.SERVER)).isEmpty()) {
        throw pool.broken("This is no message for a server: " + message);
      }
      return message.payload();
    } catch (PsrpException e) {
      throw pool.broken(String.valueOf(e.getMessage()));
    }
  }

  private void require(RunspacePoolState state, PsrpPayload payload) {
    if (pool.state() != state) {
      throw pool.broken(
          payload.type()
              + " came while the pool was "
              + pool.state().name().toLowerCase(Locale.ROOT));
    }
  }

  private void negotiate(SessionCapability capability) {
    if (major(capability.protocolVersion()) != 2
        || major(capability.psVersion()) != 2
        || major(capability.serializationVersion()) != 1) {
      pool.state(RunspacePoolState.BROKEN);
      throw PoolFaults.version(
          "Version "
              + capability.protocolVersion()
              + " of the protocol, "
              + capability.psVersion()
              + " of PowerShell and "
              + capability.serializationVersion()
              + " of serialization are not those of this server: 2.x, 2.x, 1.x");
    }
    protocol =
        minor(capability.protocolVersion()) <= minor(Versions.PROTOCOL)
            ? "2." + minor(capability.protocolVersion())
            : Versions.PROTOCOL;
    pool.state(RunspacePoolState.NEGOTIATION_SUCCEEDED);
    pool.sendWithoutPool(SessionCapability.of(protocol));
  }

  private void open(InitRunspacePool init) {
    if (init.minRunspaces() < 1
        || init.maxRunspaces() < init.minRunspaces()
        || init.maxRunspaces() > MOST_RUNSPACES) {
      throw pool.broken(
          "MinRunspaces is at least 1 and MaxRunspaces between that and " + MOST_RUNSPACES);
    }
    pool.initialize(
        init.minRunspaces(), init.maxRunspaces(), init.hostInfo(), init.applicationArguments());
    pool.state(RunspacePoolState.OPENED);
    pool.send(privateData());
    pool.send(RunspacePoolStateMessage.of(RunspacePoolState.OPENED));
  }

  private ApplicationPrivateData privateData() {
    PsHashtable data =
        new PsHashtable(
                List.of(
                    "System.Management.Automation.PSPrimitiveDictionary",
                    "System.Collections.Hashtable",
                    "System.Object"))
            .put("PSVersionTable", Versions.table());
    pool.debugger().describe(data);
    ClixmlValue value = new Serializer(pool::encrypted).write(data);
    return new ApplicationPrivateData(value);
  }

  private void opened(PsrpPayload payload) {
    if (payload instanceof SetMaxRunspaces set) {
      boolean done =
          set.maxRunspaces() <= MOST_RUNSPACES && pool.runspaces().maximum(set.maxRunspaces());
      pool.send(RunspaceAvailability.done(done, set.callId()));
    } else if (payload instanceof SetMinRunspaces set) {
      boolean done = pool.runspaces().minimum(set.minRunspaces());
      pool.send(RunspaceAvailability.done(done, set.callId()));
    } else if (payload instanceof GetAvailableRunspaces get) {
      pool.send(RunspaceAvailability.available(pool.runspaces().available(), get.callId()));
    } else if (payload instanceof ResetRunspaceState reset) {
      boolean done = knows("2.3") && pool.runspaces().reset();
      pool.send(RunspaceAvailability.done(done, reset.callId()));
    } else if (payload instanceof PublicKey publicKey) {
      try {
        pool.key().exchange(publicKey);
      } catch (PsrpException e) {
        throw pool.broken(String.valueOf(e.getMessage()));
      }
    } else if (payload.type() == MessageType.RUNSPACEPOOL_HOST_RESPONSE) {
      throw PoolFaults.command("The pool has asked the host nothing");
    } else {
      throw pool.broken(payload.type() + " is no message for a pool");
    }
  }

  /** Another client takes the pool over (MS-PSRP 3.2.5.3.14). */
  List<Element> connect(List<Element> content) {
    byte[] octets =
        Contents.of(content, Carried.Place.CONNECT_XML)
            .orElseThrow(
                () ->
                    PoolFaults.connect(
                        "Connect carries no connectXml with SESSION_CAPABILITY and"
                            + " CONNECT_RUNSPACEPOOL"));
    List<PsrpMessage> messages = new ArrayList<>();
    List<PsrpPayload> payloads = new ArrayList<>();
    try {
      MessageReader reader = new MessageReader();
      reader.feed(
          octets,
          r -> {
            messages.add(r.message());
            payloads.add(r.message().payload());
          });
      reader.end();
    } catch (PsrpException e) {
      throw PoolFaults.connect(String.valueOf(e.getMessage()));
    }
    if (payloads.size() != 2
        || !(payloads.get(0) instanceof SessionCapability capability)
        || !(payloads.get(1) instanceof ConnectRunspacePool connect)) {
      throw PoolFaults.connect(
          "connectXml holds SESSION_CAPABILITY and CONNECT_RUNSPACEPOOL, and nothing else");
    }
    if (messages.stream().anyMatch(m -> !m.poolId().equals(pool.id()))) {
      throw PoolFaults.connect("connectXml is about another pool");
    }
    return connected(capability, connect);
  }

  private List<Element> connected(SessionCapability capability, ConnectRunspacePool connect) {
    if (pool.state() != RunspacePoolState.OPENED) {
      throw PoolFaults.notOpened(pool.state().name().toLowerCase(Locale.ROOT));
    }
    if (major(capability.protocolVersion()) != 2 || minor(capability.protocolVersion()) < 2) {
      throw PoolFaults.version(
          "Only clients of protocol version 2.2 or later can connect to a pool");
    }
    int minimum = pool.runspaces().minimum();
    int maximum = pool.runspaces().maximum();
    if (connect.minRunspaces().isPresent()
        && connect.maxRunspaces().isPresent()
        && connect.minRunspaces().getAsInt() != minimum
        && connect.maxRunspaces().getAsInt() != maximum) {
      throw PoolFaults.connect(
          "The pool has " + minimum + " to " + maximum + " runspaces, which is not what was said");
    }
    pool.key().forgetClient();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    write(SessionCapability.of(protocol), out);
    write(new RunspacePoolInitData(minimum, maximum), out);
    pool.send(privateData());
    pool.send(RunspacePoolStateMessage.of(RunspacePoolState.OPENED));
    return List.of(Contents.element(Carried.Place.CONNECT_RESPONSE_XML, out.toByteArray()));
  }

  private void write(PsrpPayload payload, ByteArrayOutputStream out) {
    UUID id = pool.id();
    pool.outgoing().fragments(id, Optional.empty(), payload).forEach(out::writeBytes);
  }
}
