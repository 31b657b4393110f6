package org.wsmanspec.message.capture;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.Gap;
import org.wsmanspec.message.Request;
import org.wsmanspec.message.Response;
import org.wsmanspec.message.Timing;
import org.wsmanspec.message.Trouble;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * HTTP Archive 1.2, the JSON that browsers and debugging proxies save.
 *
 * <p>Entries that carry no SOAP are passed over, except those that go to an address where SOAP is
 * spoken, such as the legs of an authentication. Bodies kept as text were decoded by the recorder;
 * only Base64 keeps bytes. Browsers leave credentials and cookies out, so the headers in their
 * archives may lack some.
 */
final class HarImporter implements Importer {

  static final String FORMAT = "har";

  private static final Set<String> BROWSERS =
      Set.of("webinspector", "firefox", "webkit web inspector", "chrome", "microsoft edge");

  @Override
  public Conversation read(CaptureFile file) {
    JsonNode log = parse(file).path("log");
    JsonNode entries = log.path("entries");
    if (!entries.isArray()) {
      throw new UnreadableCaptureException("JSON, but no HAR: it has no array log.entries");
    }
    String creator = HarMessages.text(log.path("creator"), "name").toLowerCase(Locale.ROOT);
    boolean browser = BROWSERS.contains(creator);
    Set<String> addresses = new HashSet<>();
    List<Exchange> all = new ArrayList<>();
    Map<String, Integer> connections = new HashMap<>();
    for (int i = 0; i < entries.size(); i++) {
      Exchange exchange =
          exchange(
              entries.get(i), i, browser, connections, file.name() + "#log.entries[" + i + "]");
      all.add(exchange);
      if (HarMessages.isSoap(exchange)) {
        addresses.add(HarMessages.address(entries.get(i)));
      }
    }
    List<Exchange> kept = new ArrayList<>();
    List<Integer> left = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (addresses.contains(HarMessages.address(entries.get(i)))) {
        kept.add(all.get(i));
      } else {
        left.add(i);
      }
    }
    if (kept.isEmpty()) {
      throw new UnreadableCaptureException(
          "HAR, but none of its " + entries.size() + " entries carries SOAP");
    }
    if (!left.isEmpty()) {
      file.passedOver().accept("entries without SOAP: " + left);
    }
    kept.sort(Comparator.comparing(e -> e.timing().map(Timing::sent).orElse(Instant.MIN)));
    return Exchanges.conversation(
        file.name(), FORMAT, kept.get(0).timing().map(Timing::sent), kept);
  }

  private static JsonNode parse(CaptureFile file) {
    StreamReadConstraints bounds =
        StreamReadConstraints.builder()
            .maxNestingDepth(file.limits().maxDepth())
            .maxStringLength(file.limits().maxFileBytes())
            .build();
    try {
      return JsonMapper.builder(JsonFactory.builder().streamReadConstraints(bounds).build())
          .build()
          .readTree(file.text());
    } catch (JacksonException e) {
      TokenStreamLocation place = e.getLocation();
      String where =
          place == null
              ? ""
              : " (line " + place.getLineNr() + ", column " + place.getColumnNr() + ")";
      throw new UnreadableCaptureException(
          "no readable JSON: " + e.getOriginalMessage() + where, e);
    }
  }

  private static Exchange exchange(
      JsonNode entry, int index, boolean browser, Map<String, Integer> connections, String source) {
    Set<Gap> gaps = EnumSet.noneOf(Gap.class);
    Optional<Request> request = HarMessages.request(entry.path("request"), gaps);
    Optional<Response> response = HarMessages.response(entry.path("response"), gaps);
    if (browser) {
      gaps.add(Gap.REQUEST_HEADERS);
      gaps.add(Gap.RESPONSE_HEADERS);
      gaps.add(Gap.SEQUENCE);
    }
    String error = HarMessages.text(entry.path("response"), "_error");
    Optional<Trouble> trouble = Optional.empty();
    if (!error.isEmpty()) {
      trouble = Optional.of(new Trouble(Trouble.Kind.CONNECTION_LOST, error));
      gaps.remove(Gap.RESPONSE);
    }
    String connection = HarMessages.text(entry, "connection");
    int number = 0;
    if (connection.isEmpty()) {
      gaps.add(Gap.CONNECTIONS);
    } else {
      number = connections.computeIfAbsent(connection, c -> connections.size() + 1);
    }
    Optional<Timing> timing = timing(entry);
    if (timing.isEmpty()) {
      gaps.add(Gap.TIMES);
    }
    return Exchanges.exchange(index, number, request, response, trouble, timing, gaps, source);
  }

  private static Optional<Timing> timing(JsonNode entry) {
    Instant sent;
    try {
      sent = OffsetDateTime.parse(HarMessages.text(entry, "startedDateTime")).toInstant();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
    JsonNode timings = entry.path("timings");
    Duration first = Duration.ZERO;
    // The time of ssl is part of that of connect (HAR 1.2, timings).
    for (String phase : List.of("blocked", "dns", "connect", "send", "wait")) {
      first = first.plus(milliseconds(timings.path(phase)));
    }
    Duration total = milliseconds(entry.path("time"));
    if (total.isZero()) {
      total = first.plus(milliseconds(timings.path("receive")));
    }
    return Optional.of(new Timing(sent, first, total));
  }

  /** A number of milliseconds; what does not apply is -1 in HAR and counts as none. */
  private static Duration milliseconds(JsonNode node) {
    if (!node.isNumber() || node.doubleValue() <= 0 || node.doubleValue() > 1e12) {
      return Duration.ZERO;
    }
    BigDecimal nanos = node.decimalValue().movePointRight(6).setScale(0, RoundingMode.HALF_UP);
    return Duration.ofNanos(nanos.longValue());
  }
}
