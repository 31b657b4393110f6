package org.wsmanspec.mock.wef;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.HttpHeaders;
import org.wsmanspec.message.sldc.Sldc;
import org.wsmanspec.message.vocabulary.Forwarding;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.mock.http.Misbehavior;
import org.wsmanspec.mock.http.Outgoing;
import org.wsmanspec.mock.soap.Xml;
import org.wsmanspec.mock.soap.XmlText;

/**
 * Gives deliveries to a collector what a publisher's have beside those of any event source: the
 * name of the machine, an operation and a session, the content that was asked for, compression
 * (MS-WSMV 3.1.4.1.30).
 *
 * <p>Deliveries to anybody else stay as they are. What goes wrong on purpose goes wrong in between:
 * with everything that a delivery has, and before it is compressed.
 */
public final class Dress implements Misbehavior {

  private final Misbehavior worn;
  private final Map<String, Wearer> wearers = new ConcurrentHashMap<>();

  /**
   * What deliveries to an address are like.
   *
   * @param machine MachineID
   * @param session SessionId
   * @param text whether events come as character data
   * @param compressed whether messages are compressed
   * @param blocks further header blocks
   */
  record Wearer(
      String machine, String session, boolean text, boolean compressed, List<Element> blocks) {}

  /** What deliveries wear above a misbehavior. */
  public Dress(Misbehavior worn) {
    this.worn = worn;
  }

  /** Deliveries to an address are dressed from now on. */
  void dress(String address, Wearer wearer) {
    wearers.put(address, wearer);
  }

  /** Deliveries to an address are no longer dressed. */
  void undress(String address) {
    wearers.remove(address);
  }

  @Override
  public List<Outgoing> deliver(Outgoing message) {
    Wearer wearer = wearers.get(message.to().toString());
    if (wearer == null) {
      return worn.deliver(message);
    }
    Outgoing dressed = dressed(message, wearer);
    if (!wearer.compressed()) {
      return worn.deliver(dressed);
    }
    HttpHeaders named = dressed.headers().with("Content-Encoding", Sldc.CODING);
    return worn.deliver(dressed.with(named, dressed.body())).stream()
        .map(Dress::compressed)
        .toList();
  }

  private static Outgoing dressed(Outgoing message, Wearer wearer) {
    Envelope envelope = Envelope.parse(message.body());
    // The tree is nobody else's, so that it may be changed.
    Element root = envelope.root();
    if (envelope.header().isPresent()) {
      Element header = envelope.header().get();
      optional(Xml.add(header, Forwarding.MACHINE_ID, wearer.machine()));
      optional(Xml.add(header, Forwarding.SESSION_ID, wearer.session()));
      optional(Xml.add(header, Forwarding.OPERATION_ID, fresh()));
      optional(Xml.add(header, Forwarding.SEQUENCE_ID, "1"));
      synchronized (wearer) {
        wearer.blocks().forEach(b -> Xml.copy(header, b));
      }
      Dom.child(header, Names.WSMAN_BOOKMARK).ifPresent(WindowsBookmark::disguise);
    }
    if (message.kind() == Outgoing.Kind.HEARTBEAT) {
      envelope
          .body()
          .filter(body -> Dom.children(body).isEmpty())
          .ifPresent(body -> Xml.add(body, Names.WSMAN_EVENTS));
    }
    if (wearer.text()) {
      envelope.elements(Names.WSMAN_EVENT).forEach(Dress::asText);
    }
    boolean wide = WireText.wide(envelope.encoding().charset());
    return message.with(message.headers(), WireText.octets(XmlText.of(root), wide));
  }

  private static void asText(Element event) {
    List<Element> content = Dom.children(event);
    if (content.size() == 1) {
      event.setTextContent(XmlText.of(content.get(0)));
    }
  }

  private static Outgoing compressed(Outgoing message) {
    byte[] body = message.body();
    // Whoever goes wrong on purpose may have compressed it already.
    boolean done = body.length > 1 && body[0] == (byte) 0xFF && body[1] != (byte) 0xFE;
    return done ? message : message.with(message.headers(), Sldc.compress(body));
  }

  static void optional(Element block) {
    Xml.attribute(block, Names.S_MUST_UNDERSTAND, "false");
  }

  static String fresh() {
    return "uuid:" + UUID.randomUUID();
  }

  /** The fields of a request that is compressed or not. */
  static HttpHeaders fields(boolean wide) {
    return HttpHeaders.of("Content-Type", WireText.contentType(wide));
  }
}
