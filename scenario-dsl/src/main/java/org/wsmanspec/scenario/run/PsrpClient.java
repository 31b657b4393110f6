package org.wsmanspec.scenario.run;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.clixml.ClixmlException;
import org.wsmanspec.message.psrp.Carried;
import org.wsmanspec.message.psrp.Destination;
import org.wsmanspec.message.psrp.EncryptedSessionKey;
import org.wsmanspec.message.psrp.Fragmenter;
import org.wsmanspec.message.psrp.HostCall;
import org.wsmanspec.message.psrp.KeyExchange;
import org.wsmanspec.message.psrp.MessageReader;
import org.wsmanspec.message.psrp.MessageType;
import org.wsmanspec.message.psrp.PsrpException;
import org.wsmanspec.message.psrp.PsrpMessage;
import org.wsmanspec.message.psrp.PsrpPayload;
import org.wsmanspec.message.psrp.PublicKey;
import org.wsmanspec.message.psrp.SessionKey;

/**
 * The client's side of a runspace pool: ids, numbers of objects, and what came so far. It judges
 * nothing.
 */
final class PsrpClient {

  private final UUID id;
  private final String protocol;
  private Fragmenter fragmenter = new Fragmenter();
  private MessageReader reader = new MessageReader();
  private final Deque<HostCall> calls = new ArrayDeque<>();
  private long callId;
  private Optional<KeyExchange> exchange = Optional.empty();
  private Optional<SessionKey> key = Optional.empty();

  /** A host call, and the pipeline that makes it. */
  record Call(HostCall call, Optional<UUID> pipeline) {}

  private final Deque<Optional<UUID>> callers = new ArrayDeque<>();

  PsrpClient(UUID id, String protocol) {
    this.id = id;
    this.protocol = protocol;
  }

  UUID id() {
    return id;
  }

  String protocol() {
    return protocol;
  }

  Fragmenter fragmenter() {
    return fragmenter;
  }

  /** A message of the client. */
  PsrpMessage message(Optional<UUID> pipeline, PsrpPayload payload) {
    return PsrpMessage.of(Destination.SERVER, id, pipeline, payload);
  }

  /** Number of the next question to the pool. */
  long nextCallId() {
    callId++;
    return callId;
  }

  /** Begin anew, as a client that connects. */
  void connects() {
    fragmenter = new Fragmenter();
    reader = new MessageReader();
  }

  /** What the client sends to get a session key. */
  PublicKey publicKey() {
    KeyExchange begun = exchange.orElseGet(KeyExchange::begin);
    exchange = Optional.of(begun);
    return begun.publicKey();
  }

  /** The session key; whoever needs it cannot go on without. */
  SessionKey sessionKey() {
    return key.orElseThrow(
        () ->
            NotDrivenException.missing(
                "a secure string needs the session key, which was not exchanged"));
  }

  /** The first host call that waits for an answer, which it gets now. */
  Optional<Call> answer() {
    return calls.isEmpty()
        ? Optional.empty()
        : Optional.of(new Call(calls.removeFirst(), callers.removeFirst()));
  }

  /** Whether a host call waits for an answer. */
  boolean called() {
    return !calls.isEmpty();
  }

  /**
   * Take what an answer brings.
   *
   * @return the messages that it completes, as far as they can be read
   */
  List<PsrpMessage> take(Exchange answer) {
    List<PsrpMessage> messages = new ArrayList<>();
    answer
        .responseEnvelope()
        .ifPresent(
            envelope ->
                Carried.in(envelope).stream()
                    .filter(c -> c.place() != Carried.Place.ARGUMENTS)
                    .forEach(c -> take(c, messages)));
    messages.forEach(this::note);
    return messages;
  }

  private void take(Carried carried, List<PsrpMessage> messages) {
    try {
      reader.feed(carried.octets(), r -> messages.add(r.message()));
      reader.endOfStreamElement();
    } catch (PsrpException e) {
      // What cannot be read is judged from the record; the runner goes on with what it can read.
      reader = new MessageReader();
    }
  }

  private void note(PsrpMessage message) {
    Optional<MessageType> type = message.type();
    boolean call =
        type.filter(
                t -> t == MessageType.PIPELINE_HOST_CALL || t == MessageType.RUNSPACEPOOL_HOST_CALL)
            .isPresent();
    boolean answersKey = type.filter(t -> t == MessageType.ENCRYPTED_SESSION_KEY).isPresent();
    if (!call && !answersKey) {
      return;
    }
    try {
      PsrpPayload payload = message.payload();
      if (payload instanceof HostCall host && host.callId() != HostCall.NO_ANSWER) {
        calls.add(host);
        callers.add(message.pipelineId());
      } else if (payload instanceof EncryptedSessionKey encrypted && exchange.isPresent()) {
        key = Optional.of(exchange.get().accept(encrypted));
      }
    } catch (PsrpException | ClixmlException e) {
      // The same.
      return;
    }
  }
}
