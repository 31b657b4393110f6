package org.wsmanspec.suite.check.psrp;

import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.psrp.Carried;
import org.wsmanspec.message.psrp.Carried.Place;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.suite.check.shell.ShellCall;
import org.wsmanspec.suite.check.shell.ShellCall.Operation;

/** The elements of requests and answers that carry fragments. */
final class Carriers {

  private Carriers() {}

  /** What a request carries. */
  static List<Carried> ofRequest(ShellCall call) {
    Optional<Place> place =
        switch (call.operation()) {
          case CREATE -> Optional.of(Place.CREATION_XML);
          case COMMAND -> Optional.of(Place.ARGUMENTS);
          case SEND -> Optional.of(Place.STREAM);
          case CONNECT -> Optional.of(Place.CONNECT_XML);
          default -> Optional.empty();
        };
    return Carried.in(call.asked().envelope()).stream()
        .filter(c -> place.filter(c.place()::equals).isPresent())
        .toList();
  }

  /** What an answer carries. */
  static List<Carried> ofAnswer(ShellCall call) {
    Place place = call.is(Operation.CONNECT) ? Place.CONNECT_RESPONSE_XML : Place.STREAM;
    boolean carries = call.is(Operation.CONNECT) || call.is(Operation.RECEIVE);
    return carries && call.succeeded()
        ? Carried.in(call.reply().orElseThrow().envelope()).stream()
            .filter(c -> c.place() == place)
            .toList()
        : List.of();
  }

  static Optional<String> streamName(Element element) {
    return Dom.is(element, Names.RSP_STREAM)
        ? ShellCall.attribute(element, Names.NAME)
        : Optional.empty();
  }

  /** The command that an element is for. */
  static Optional<String> commandId(ShellCall call, Element element) {
    return Dom.is(element, Names.RSP_STREAM)
        ? ShellCall.attribute(element, Names.COMMAND_ID)
        : call.is(Operation.COMMAND) ? call.commandId() : Optional.empty();
  }
}
