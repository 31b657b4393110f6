package org.wsmanspec.scenario.recorded;

import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.vocabulary.Namespaces;

/** Finds requests for output that follow upon each other until a command is over. */
final class Waiting {

  private Waiting() {}

  /**
   * Where the row of requests ends that begins here.
   *
   * @return the index behind the last one, whose answer says that the command is done; the given
   *     index if there is no such row
   */
  static int end(List<Exchange> exchanges, int from) {
    Optional<String> command = command(exchanges.get(from));
    if (command.isEmpty()) {
      return from;
    }
    for (int i = from; i < exchanges.size() && command(exchanges.get(i)).equals(command); i++) {
      if (exchanges.get(i).responseEnvelope().filter(RecordedAnswer::done).isPresent()) {
        return i + 1;
      }
    }
    return from;
  }

  /** The command whose output is asked for. */
  private static Optional<String> command(Exchange exchange) {
    return exchange
        .requestEnvelope()
        .flatMap(Envelope::bodyChild)
        .filter(b -> is(b, "Receive"))
        .map(b -> b.getElementsByTagNameNS(Namespaces.RSP, "DesiredStream"))
        .map(nodes -> (Element) nodes.item(0))
        .map(e -> e.getAttribute("CommandId"))
        .filter(id -> !id.isEmpty());
  }

  private static boolean is(Element element, String local) {
    return Namespaces.RSP.equals(element.getNamespaceURI()) && local.equals(element.getLocalName());
  }
}
