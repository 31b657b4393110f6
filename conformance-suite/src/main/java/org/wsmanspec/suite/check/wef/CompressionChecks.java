package org.wsmanspec.suite.check.wef;

import java.util.List;
import java.util.Optional;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.Gap;
import org.wsmanspec.message.Payload;
import org.wsmanspec.message.Request;
import org.wsmanspec.message.UnreadableMessageException;
import org.wsmanspec.message.sldc.Sldc;
import org.wsmanspec.message.sldc.SldcException;
import org.wsmanspec.message.vocabulary.Forwarding;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.check.FindingSink;
import org.wsmanspec.suite.check.Place;
import org.wsmanspec.suite.check.eventing.Delivered;
import org.wsmanspec.suite.check.eventing.Subscriptions;

/** How forwarded events are written: compressed or not, as XML or as text (MS-WSMV 2.2.9.2). */
public final class CompressionChecks {

  private static final String DATA = "MS-WSMV-2.2.9.2-1";
  private static final String NAMED = "MS-WSMV-3.1.4.1.30.1-1";
  private static final String INLINE = "MS-WSMV-3.1.4.1.30.1-2";
  private static final int MOST = 64 * 1024 * 1024;

  private CompressionChecks() {}

  /** The checks of this group. */
  public static List<Check> all() {
    return List.of(
        Check.of("wef/compression", List.of(DATA, NAMED), CompressionChecks::compression),
        Check.of("wef/content", List.of(INLINE), CompressionChecks::content));
  }

  private static void compression(Conversation conversation, FindingSink sink) {
    for (Exchange exchange : conversation.exchanges()) {
      Optional<Request> request = exchange.request();
      if (exchange.role() == Exchange.Role.DELIVERY
          && request.isPresent()
          && !request.get().body().isEmpty()
          && !exchange.lacks(Gap.BYTES)) {
        compression(exchange, request.get().body(), sink);
      }
    }
  }

  private static void compression(Exchange exchange, Payload body, FindingSink sink) {
    Place place = Place.request(exchange);
    boolean named = body.coding().filter(c -> c.strip().equalsIgnoreCase(Sldc.CODING)).isPresent();
    if (named) {
      try {
        if (body.expanded().length != body.size()) {
          sink.held(DATA, place);
          sink.held(NAMED, place);
        }
      } catch (UnreadableMessageException e) {
        sink.broken(
            DATA,
            "SLDC data and the length before compression, four octets with the least first",
            String.valueOf(e.getMessage()),
            place,
            "");
      }
    } else if (body.coding().isEmpty() && body.envelope().isEmpty() && isCompressed(body)) {
      sink.broken(
          NAMED,
          "Content-Encoding SLDC, since the body is compressed",
          "no Content-Encoding",
          place,
          "a collector cannot know otherwise");
    }
  }

  private static boolean isCompressed(Payload body) {
    try {
      return Sldc.expand(body.bytes(), MOST).length > 0;
    } catch (SldcException e) {
      return false;
    }
  }

  private static void content(Conversation conversation, FindingSink sink) {
    Subscriptions.in(conversation).all().stream()
        .filter(s -> s.listed().filter(l -> !l.hasOption(Forwarding.OPTION_CDATA)).isPresent())
        .flatMap(s -> s.delivered().stream())
        .forEach(
            delivered ->
                delivered.entries().stream()
                    .filter(Delivered.Entry::real)
                    .forEach(
                        entry -> {
                          if (entry.content().isPresent()) {
                            sink.held(INLINE, delivered.place());
                          } else if (!Dom.text(entry.element()).isEmpty()) {
                            sink.broken(
                                INLINE,
                                "the event as an element, since the option CDATA was not given",
                                "text",
                                delivered.message().at(entry.element()),
                                "");
                          }
                        }));
  }
}
