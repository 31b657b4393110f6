package org.wsmanspec.scenario.expect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.Selector;
import org.wsmanspec.message.psrp.Carried;
import org.wsmanspec.message.psrp.MessageReader;
import org.wsmanspec.message.psrp.PsrpException;
import org.wsmanspec.message.psrp.PsrpMessage;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Uris;

/** The PSRP messages that came from the server in some exchanges, put together. */
final class PsrpReceived {

  private final Map<String, MessageReader> readers = new HashMap<>();
  private final List<PsrpMessage> messages = new ArrayList<>();
  private Optional<String> problem = Optional.empty();

  private PsrpReceived() {}

  /**
   * What became complete in these exchanges. A message may have begun in an earlier exchange of the
   * same scenario.
   */
  static PsrpReceived in(List<Exchange> exchanges, Conversation conversation) {
    PsrpReceived received = new PsrpReceived();
    Set<String> scenarios =
        exchanges.stream()
            .flatMap(e -> e.step().stream())
            .map(s -> s.scenario())
            .collect(Collectors.toSet());
    Set<String> own = exchanges.stream().map(Exchange::id).collect(Collectors.toSet());
    Map<String, Exchange> all = new LinkedHashMap<>();
    for (Exchange exchange : conversation.exchanges()) {
      boolean before = exchange.step().filter(s -> scenarios.contains(s.scenario())).isPresent();
      if (before || own.contains(exchange.id())) {
        all.put(exchange.id(), exchange);
      }
    }
    exchanges.forEach(e -> all.putIfAbsent(e.id(), e));
    Set<String> due = new LinkedHashSet<>(own);
    for (Exchange exchange : all.values()) {
      received.add(exchange, own.contains(exchange.id()));
      due.remove(exchange.id());
      if (due.isEmpty()) {
        break;
      }
    }
    return received;
  }

  private void add(Exchange exchange, boolean counts) {
    Optional<Envelope> response = exchange.responseEnvelope();
    Optional<Envelope> request = exchange.requestEnvelope();
    if (response.isEmpty() || request.isEmpty()) {
      return;
    }
    String shell =
        request.get().selectors().stream()
            .filter(s -> s.name().equalsIgnoreCase(Uris.SHELL_ID_SELECTOR))
            .map(Selector::value)
            .findFirst()
            .orElse("")
            .toUpperCase(Locale.ROOT);
    List<Carried> carried = Carried.in(response.get());
    if (response.get().bodyIs(Names.RSP_CONNECT_RESPONSE)
        && !request
            .get()
            .bodyChild()
            .flatMap(b -> Dom.attribute(b, Names.COMMAND_ID))
            .isPresent()) {
      // Numbers of objects begin anew with a new client.
      readers.remove(shell);
    }
    for (Carried piece : carried) {
      if (piece.place() != Carried.Place.ARGUMENTS) {
        feed(shell, piece, counts);
      }
    }
  }

  private void feed(String shell, Carried piece, boolean counts) {
    MessageReader reader = readers.computeIfAbsent(shell, s -> new MessageReader());
    try {
      reader.feed(
          piece.octets(),
          r -> {
            if (counts) {
              messages.add(r.message());
            }
          });
      reader.endOfStreamElement();
    } catch (PsrpException e) {
      readers.remove(shell);
      if (counts) {
        problem = Optional.of(String.valueOf(e.getMessage()));
      }
    }
  }

  /** The messages in the order in which they became complete. */
  List<PsrpMessage> messages() {
    return messages;
  }

  /** What could not be put together. */
  Optional<String> problem() {
    return problem;
  }
}
