package org.wsmanspec.suite.check.psrp;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.clixml.Clixml;
import org.wsmanspec.message.clixml.ClixmlDocument;
import org.wsmanspec.message.clixml.ClixmlException;
import org.wsmanspec.message.clixml.ClixmlLimits;
import org.wsmanspec.message.psrp.Destination;
import org.wsmanspec.message.psrp.MessageType;
import org.wsmanspec.message.psrp.PsrpException;
import org.wsmanspec.message.psrp.PsrpMessage;
import org.wsmanspec.message.psrp.PsrpPayload;
import org.wsmanspec.suite.check.Place;
import org.wsmanspec.suite.check.shell.ShellCall;

/** A message of a pool, who said it, and where its last fragment stands. */
public final class Said {

  private final PsrpMessage message;
  private final long objectId;
  private final boolean byClient;
  private final ShellCall call;
  private final Element element;
  private final Optional<String> stream;
  private final Optional<String> commandId;

  private Clixml.@Nullable Inspection inspection;
  private @Nullable PsrpPayload payload;
  private boolean read;
  private String problem = "";

  /** A message that ends in an element of a request, or of an answer. */
  Said(PsrpMessage message, long objectId, boolean byClient, ShellCall call, Element element) {
    this.message = message;
    this.objectId = objectId;
    this.byClient = byClient;
    this.call = call;
    this.element = element;
    this.stream = Carriers.streamName(element);
    this.commandId = Carriers.commandId(call, element);
  }

  public PsrpMessage message() {
    return message;
  }

  /** The number of its fragments, unsigned. */
  public long objectId() {
    return objectId;
  }

  public boolean byClient() {
    return byClient;
  }

  /** The request or answer that carries its last fragment. */
  public ShellCall call() {
    return call;
  }

  public Exchange exchange() {
    return call.exchange();
  }

  /** The name of the stream that carries it, if it is in a stream. */
  public Optional<String> stream() {
    return stream;
  }

  /** The command that its carrier names; empty for the pool. */
  public Optional<String> commandId() {
    return commandId;
  }

  /** The element that carries its last fragment. */
  public Element element() {
    return element;
  }

  public Optional<MessageType> type() {
    return message.type();
  }

  public boolean is(MessageType type) {
    return message.typeCode() == type.code();
  }

  /** Its type for people. */
  public String name() {
    return type().map(MessageType::name).orElse(String.format("type 0x%08X", message.typeCode()));
  }

  public Optional<UUID> pipelineId() {
    return message.pipelineId();
  }

  public Place place() {
    return byClient ? Place.request(exchange(), element) : Place.response(exchange(), element);
  }

  /** Who should get it. */
  public Destination due() {
    return byClient ? Destination.SERVER : Destination.CLIENT;
  }

  /** What its data are, and what is wrong with them as CLIXML; nothing for one without data. */
  public Clixml.Inspection inspection() {
    Clixml.Inspection known = inspection;
    if (known == null) {
      known = inspect();
      inspection = known;
    }
    return known;
  }

  private Clixml.Inspection inspect() {
    if (message.dataLength() == 0) {
      return new Clixml.Inspection(Optional.empty(), java.util.List.of());
    }
    try {
      return Clixml.inspect(message.data(), ClixmlLimits.DEFAULT);
    } catch (ClixmlException e) {
      // Too large to look at: nobody is accused.
      return new Clixml.Inspection(Optional.empty(), java.util.List.of());
    }
  }

  /** Its data as CLIXML, as far as they could be read. */
  public Optional<ClixmlDocument> document() {
    return inspection().document();
  }

  /** What it says; empty if its data are not what its type asks for. */
  public Optional<PsrpPayload> payload() {
    if (!read) {
      read = true;
      try {
        payload = message.payload();
      } catch (PsrpException | ClixmlException e) {
        problem = String.valueOf(e.getMessage());
      }
    }
    return Optional.ofNullable(payload);
  }

  /** What it says, if it is of this kind. */
  public <P extends PsrpPayload> Optional<P> payload(Class<P> kind) {
    return payload().filter(kind::isInstance).map(kind::cast);
  }

  /** Why it could not be read as its type asks for; empty text if it could. */
  public String problem() {
    return payload().isPresent() ? "" : problem;
  }

  @Override
  public String toString() {
    return name() + " in " + exchange().where();
  }
}
