package org.wsmanspec.mock.dispatch;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import javax.xml.namespace.QName;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.mock.addressing.AddressingHeaders;
import org.wsmanspec.mock.cim.Caller;
import org.wsmanspec.mock.control.ControlHeaders;
import org.wsmanspec.mock.control.Deadline;
import org.wsmanspec.mock.http.Answered;
import org.wsmanspec.mock.soap.Reply;
import org.wsmanspec.mock.soap.SoapFaultException;
import org.wsmanspec.mock.soap.XmlText;

/** One request under way, its headers read and found valid, and the reply being built. */
public final class Call {

  /** Octets of a response where the client states no limit (DSP0226 R13.1-3). */
  public static final int DEFAULT_SIZE = 32_767;

  private final Envelope envelope;
  private final AddressingHeaders addressing;
  private final ControlHeaders control;
  private final Caller caller;
  private final String address;
  private final Deadline deadline;
  private final Instant now;
  private final Encoding encoding;
  private final int largest;
  private final Reply reply;
  private final String peer;
  private final BooleanSupplier gone;
  private boolean committed;
  private Optional<Waiting> waiting = Optional.empty();
  private Runnable undelivered = Answered.NOTHING;

  /** What the rest of an operation waits for. */
  record Waiting(CompletableFuture<?> ready, Runnable rest) {}

  Call(
      Envelope envelope,
      AddressingHeaders addressing,
      ControlHeaders control,
      Caller caller,
      String address,
      String peer,
      BooleanSupplier gone,
      Deadline deadline,
      Instant now,
      Encoding encoding,
      int largest,
      Reply reply) {
    this.envelope = envelope;
    this.addressing = addressing;
    this.control = control;
    this.caller = caller;
    this.address = address;
    this.peer = peer;
    this.gone = gone;
    this.deadline = deadline;
    this.now = now;
    this.encoding = encoding;
    this.largest = largest;
    this.reply = reply;
  }

  public Envelope envelope() {
    return envelope;
  }

  public AddressingHeaders addressing() {
    return addressing;
  }

  public ControlHeaders control() {
    return control;
  }

  public Caller caller() {
    return caller;
  }

  /** The URL of the service as the sender knows it, for EPRs handed out. */
  public String address() {
    return address;
  }

  /** The network address of the sender, empty where there is none. */
  public String peer() {
    return peer;
  }

  /** Whether the client waits for the answer no longer, as far as that can be seen. */
  public boolean isAbandoned() {
    return gone.getAsBoolean();
  }

  public Deadline deadline() {
    return deadline;
  }

  /** When the request came. */
  public Instant now() {
    return now;
  }

  public Reply reply() {
    return reply;
  }

  /** States that the operation has had its effect, so that a fault must not deny it. */
  public void commit() {
    committed = true;
  }

  boolean committed() {
    return committed;
  }

  /**
   * Has the rest of the operation run later, without a thread that waits for it. To be called last.
   *
   * @param ready completes when it is time, as it must sooner or later
   * @param rest fills the reply or throws, like the operation itself
   */
  public void later(CompletableFuture<?> ready, Runnable rest) {
    waiting = Optional.of(new Waiting(ready, rest));
  }

  Optional<Waiting> waiting() {
    return waiting;
  }

  /** Says how to take back what the reply hands out, for the case that it cannot be sent. */
  public void undelivered(Runnable takeBack) {
    undelivered = takeBack;
  }

  Runnable undelivered() {
    return undelivered;
  }

  /**
   * Octets the response may have: the client's limit, else the default; never more than the
   * service's.
   */
  public int sizeLimit() {
    return Math.min(control.maximumSize().orElse(DEFAULT_SIZE), largest);
  }

  /** Octets of an element inside the response. */
  public int octets(Element element) {
    return encoding.octets(XmlText.fragment(element));
  }

  /** Octets of a text inside the response. */
  public int octets(String text) {
    return encoding.octets(text);
  }

  /** Octets of the reply as it is now. */
  public int replyOctets() {
    return encoding.octets(reply.text());
  }

  /**
   * The one child of s:Body.
   *
   * @throws SoapFaultException SchemaValidationError if there is none or several, or it has another
   *     name
   */
  public Element body(QName name) {
    Element only = body();
    if (!Dom.is(only, name)) {
      throw SoapFaultException.of(
          FaultSubcode.SCHEMA_VALIDATION_ERROR,
          "s:Body must hold "
              + Namespaces.display(name)
              + ", but holds "
              + Namespaces.display(Dom.name(only)));
    }
    return only;
  }

  /**
   * The one child of s:Body.
   *
   * @throws SoapFaultException SchemaValidationError if there is none or several
   */
  public Element body() {
    if (envelope.bodyChildren().size() != 1) {
      throw SoapFaultException.of(
          FaultSubcode.SCHEMA_VALIDATION_ERROR,
          "s:Body must hold exactly one element, but holds " + envelope.bodyChildren().size());
    }
    return envelope.bodyChildren().get(0);
  }

  /** The text of a child element, trimmed. */
  public static Optional<String> text(Element parent, QName child) {
    return Dom.child(parent, child).map(Dom::text);
  }
}
