package org.wsmanspec.suite.check.psrp;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.wsmanspec.message.psrp.MessageType;
import org.wsmanspec.message.psrp.SessionCapability;
import org.wsmanspec.suite.check.Moments;
import org.wsmanspec.suite.check.shell.RemoteShell;
import org.wsmanspec.suite.check.shell.ShellCall;
import org.wsmanspec.suite.check.shell.ShellCall.Operation;

/**
 * What was said about a runspace pool and its pipelines.
 *
 * <p>Messages are in the order in which they were sent or came, by time where times are known,
 * otherwise by place in the recording. A request that was refused was perhaps not taken, so what it
 * carries is not among them.
 */
public final class Pool {

  private final RemoteShell shell;
  private final Assembly client;
  private final Assembly server;
  private final List<Said> all = new ArrayList<>();
  private final Map<UUID, Pipeline> pipelines = new LinkedHashMap<>();
  private boolean complete = true;

  Pool(RemoteShell shell) {
    this.shell = shell;
    this.client = new Assembly(true, shell.whole());
    this.server = new Assembly(false, shell.whole());
    shell.created().ifPresent(this::read);
    shell.calls().forEach(this::read);
    all.addAll(client.said());
    all.addAll(server.said());
    sort();
    for (Said said : all) {
      said.pipelineId().ifPresent(id -> pipelines.computeIfAbsent(id, Pipeline::new).add(said));
    }
  }

  private void read(ShellCall call) {
    if (call.is(Operation.CONNECT) && call.succeeded() && call.commandId().isEmpty()) {
      client.connected();
      server.connected();
    }
    boolean carries = !Carriers.ofRequest(call).isEmpty();
    if (call.reply().isEmpty()) {
      complete = false;
      if (carries) {
        client.lost();
      }
      if (call.is(Operation.RECEIVE)) {
        server.lost();
      }
    } else if (!call.failed()) {
      Carriers.ofRequest(call).forEach(c -> client.take(call, c));
    } else if (carries) {
      client.lost();
    }
    Carriers.ofAnswer(call).forEach(c -> server.take(call, c));
  }

  private void sort() {
    boolean timed =
        all.stream()
            .allMatch(
                s ->
                    Moments.began(s.exchange()).isPresent()
                        && Moments.ended(s.exchange()).isPresent());
    if (timed) {
      all.sort(Comparator.comparing(Pool::moment));
    } else {
      IdentityHashMap<ShellCall, Integer> order = new IdentityHashMap<>();
      shell.created().ifPresent(c -> order.put(c, 0));
      shell.calls().forEach(c -> order.putIfAbsent(c, order.size()));
      all.sort(
          Comparator.comparingInt(
              (Said s) -> 2 * order.getOrDefault(s.call(), 0) + (s.byClient() ? 0 : 1)));
    }
  }

  private static Instant moment(Said said) {
    return (said.byClient() ? Moments.began(said.exchange()) : Moments.ended(said.exchange()))
        .orElse(Instant.EPOCH);
  }

  public RemoteShell shell() {
    return shell;
  }

  /**
   * Whether all that was said from the beginning is known: the recording leaves nothing out, and
   * every request was answered.
   */
  public boolean whole() {
    return shell.whole() && complete;
  }

  /** Whether its Create was recorded, so that what came first is known. */
  public boolean fromTheBeginning() {
    return shell.created().isPresent();
  }

  /** All messages, in order. */
  public List<Said> all() {
    return Collections.unmodifiableList(all);
  }

  /** Messages of one type, in order. */
  public List<Said> all(MessageType type) {
    return all.stream().filter(s -> s.is(type)).toList();
  }

  /** Messages of the server, in order. */
  public List<Said> ofServer() {
    return all.stream().filter(s -> !s.byClient()).toList();
  }

  /** Messages of the client, in order. */
  public List<Said> ofClient() {
    return all.stream().filter(Said::byClient).toList();
  }

  /** All fragments of both sides. */
  public List<Piece> pieces() {
    List<Piece> both = new ArrayList<>(client.pieces());
    both.addAll(server.pieces());
    return both;
  }

  /** What is wrong with the fragments of both sides. */
  public List<Flaw> flaws() {
    List<Flaw> both = new ArrayList<>(client.flaws());
    both.addAll(server.flaws());
    return both;
  }

  public Collection<Pipeline> pipelines() {
    return Collections.unmodifiableCollection(pipelines.values());
  }

  /** Whether one message was said before another. */
  public boolean before(Said first, Said second) {
    return all.indexOf(first) < all.indexOf(second);
  }

  /** The first message of a type, by the one side or the other. */
  public Optional<Said> first(MessageType type, boolean byClient) {
    return all.stream().filter(s -> s.byClient() == byClient && s.is(type)).findFirst();
  }

  /** The protocol version that the client told first. */
  public Optional<ProtocolVersion> clientVersion() {
    return version(true);
  }

  /** The protocol version that the server told first. */
  public Optional<ProtocolVersion> serverVersion() {
    return version(false);
  }

  private Optional<ProtocolVersion> version(boolean byClient) {
    return first(MessageType.SESSION_CAPABILITY, byClient)
        .flatMap(s -> s.payload(SessionCapability.class))
        .flatMap(c -> ProtocolVersion.of(c.protocolVersion()));
  }

  /** The version that both sides have; empty if one of them is not known. */
  public Optional<ProtocolVersion> version() {
    Optional<ProtocolVersion> theirs = serverVersion();
    return clientVersion().flatMap(own -> theirs.map(t -> own.compareTo(t) <= 0 ? own : t));
  }

  /** Whether both sides are of protocol 2.4 or later, and need no session key. */
  public boolean needsNoKey() {
    return version().filter(v -> v.atLeast(2, 4)).isPresent();
  }
}
