package org.wsmanspec.mock.eventing;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import javax.xml.namespace.QName;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.EndpointReference;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Uris;
import org.wsmanspec.mock.soap.SoapFaultException;

/** Reads wse:Delivery: every wish is granted exactly, or it is a fault (DSP0226 10.2). */
final class DeliveryReader {

  private static final Set<QName> KNOWN =
      Set.of(
          Names.WSE_NOTIFY_TO,
          Names.WSMAN_HEARTBEATS,
          Names.WSMAN_CONNECTION_RETRY,
          Names.WSMAN_MAX_ELEMENTS,
          Names.WSMAN_MAX_TIME,
          Names.WSMAN_MAX_ENVELOPE_SIZE,
          Names.WSMAN_LOCALE,
          Names.WSMAN_CONTENT_ENCODING,
          Names.WSMAN_AUTH);

  /** The shortest interval that is kept. */
  static final Duration FASTEST_HEARTBEAT = Duration.ofMillis(100);

  /** Octets of the smallest envelope that deliveries can be fitted into. */
  static final int SMALLEST_ENVELOPE = 2048;

  private final Deliveries deliveries;
  private final Element delivery;
  private final Instant now;

  DeliveryReader(Deliveries deliveries, Element delivery, Instant now) {
    this.deliveries = deliveries;
    this.delivery = delivery;
    this.now = now;
  }

  /**
   * Reads it.
   *
   * @throws SoapFaultException DeliveryModeRequestedUnavailable, InvalidMessage,
   *     EventSourceUnableToProcess/UnusableAddress, EventDeliverToUnusable, UnsupportedFeature or
   *     EncodingLimit
   */
  DeliveryWish read() {
    Contents.check(delivery, KNOWN);
    DeliveryMode mode = mode();
    return new DeliveryWish(
        mode,
        notifyTo(mode),
        heartbeats(mode),
        Dom.child(delivery, Names.WSMAN_CONNECTION_RETRY).map(this::retry),
        Contents.positive(delivery, Names.WSMAN_MAX_ELEMENTS)
            .map(OptionalInt::of)
            .orElse(OptionalInt.empty()),
        maxTime(),
        Dom.child(delivery, Names.WSMAN_MAX_ENVELOPE_SIZE).map(this::maxEnvelope),
        locale(),
        encoding(),
        Dom.child(delivery, Names.WSMAN_AUTH)
            .map(this::profile)
            .or(() -> Dom.child(delivery, Names.WSE_NOTIFY_TO).flatMap(this::policy)));
  }

  private DeliveryMode mode() {
    String uri = Dom.attribute(delivery, Names.MODE).map(String::strip).orElse(Uris.MODE_PUSH);
    return DeliveryMode.of(uri)
        .filter(deliveries.modes()::contains)
        .orElseThrow(
            () ->
                SoapFaultException.of(
                        FaultSubcode.DELIVERY_MODE_REQUESTED_UNAVAILABLE,
                        "The delivery mode '" + uri + "' is not supported")
                    .listing(
                        Names.WSE_SUPPORTED_DELIVERY_MODE,
                        Arrays.stream(DeliveryMode.values())
                            .filter(deliveries.modes()::contains)
                            .map(DeliveryMode::uri)
                            .toList()));
  }

  private Optional<EndpointReference> notifyTo(DeliveryMode mode) {
    Optional<Element> element = Dom.child(delivery, Names.WSE_NOTIFY_TO);
    if (mode == DeliveryMode.PULL) {
      if (element.isPresent()) {
        throw Contents.invalid(
            "Nothing is sent in pull mode, so there is nobody to notify: leave wse:NotifyTo out");
      }
      return Optional.empty();
    }
    return Optional.of(
        SinkAddress.read(
            element.orElseThrow(
                () -> Contents.invalid("wse:Delivery has no wse:NotifyTo; who gets the events?")),
            deliveries.schemes()));
  }

  private Optional<Duration> heartbeats(DeliveryMode mode) {
    Optional<Duration> asked = Contents.duration(delivery, Names.WSMAN_HEARTBEATS, now);
    asked.ifPresent(
        interval -> {
          if (mode == DeliveryMode.PULL || interval.compareTo(FASTEST_HEARTBEAT) < 0) {
            throw unsupported(
                "Heartbeats",
                "Heartbeats are sent in push modes, every "
                    + FASTEST_HEARTBEAT
                    + " or more; asked for was "
                    + interval);
          }
        });
    return asked;
  }

  private RetryPolicy retry(Element element) {
    Duration interval =
        Contents.duration(delivery, Names.WSMAN_CONNECTION_RETRY, now).orElseThrow();
    String text = Dom.attribute(element, Names.TOTAL).map(String::strip).orElse("");
    int total =
        Contents.number(text)
            .orElseThrow(
                () ->
                    Contents.invalid(
                        "wsman:ConnectionRetry needs a Total, the number of tries, but it is '"
                            + text
                            + "'"));
    // No time between tries, or a time between no tries, is no policy (MS-WSMV 3.1.4.1.30).
    if (interval.isNegative() || interval.isZero() != (total == 0)) {
      throw unsupported(
          "DeliveryRetries",
          "The interval of wsman:ConnectionRetry and its Total are both zero or both not; they are "
              + interval
              + " and "
              + total);
    }
    return new RetryPolicy(interval, total);
  }

  private Optional<Duration> maxTime() {
    Optional<Duration> asked = Contents.duration(delivery, Names.WSMAN_MAX_TIME, now);
    asked
        .filter(d -> d.isNegative() || d.isZero())
        .ifPresent(
            d -> {
              throw Contents.invalid("wsman:MaxTime must be longer than zero, but is " + d);
            });
    return asked;
  }

  private MaxEnvelope maxEnvelope(Element element) {
    int octets = Contents.positive(delivery, Names.WSMAN_MAX_ENVELOPE_SIZE).orElseThrow();
    if (octets < SMALLEST_ENVELOPE) {
      throw unsupported(
          "MaxEnvelopeSize",
          "No delivery fits " + octets + " octets; the least is " + SMALLEST_ENVELOPE);
    }
    String text = Dom.attribute(element, Names.POLICY).map(String::strip).orElse("Notify");
    return new MaxEnvelope(
        octets,
        MaxEnvelope.Policy.of(text)
            .orElseThrow(
                () ->
                    unsupported(
                        "MaxEnvelopePolicy",
                        "There is no policy '" + text + "' for events that are too large")));
  }

  private Optional<String> locale() {
    Optional<Element> element = Dom.child(delivery, Names.WSMAN_LOCALE);
    if (element.isEmpty()) {
      return Optional.empty();
    }
    String tag =
        Dom.attribute(element.get(), Names.XML_LANG)
            .map(String::strip)
            .orElseThrow(() -> Contents.invalid("wsman:Locale has no xml:lang"));
    String lower = tag.toLowerCase(Locale.ROOT);
    boolean english = lower.equals("en") || lower.startsWith("en-");
    if (!english && Envelope.mustUnderstand(element.get())) {
      throw unsupported(
          "Locale", "Events are in English only; the mandatory locale is '" + tag + "'");
    }
    return english ? Optional.of(tag) : Optional.empty();
  }

  private Charset encoding() {
    Optional<Element> element = Dom.child(delivery, Names.WSMAN_CONTENT_ENCODING);
    if (element.isEmpty()) {
      return StandardCharsets.UTF_8;
    }
    String name = Dom.text(element.get());
    return switch (name.toUpperCase(Locale.ROOT)) {
      case "UTF-8" -> StandardCharsets.UTF_8;
      case "UTF-16" -> StandardCharsets.UTF_16;
      default ->
          throw SoapFaultException.of(
              FaultSubcode.ENCODING_LIMIT,
              "CharacterSet",
              "Deliveries are in UTF-8 or UTF-16; asked for was '" + name + "'");
    };
  }

  private String profile(Element auth) {
    String uri =
        Dom.attribute(auth, Names.PROFILE)
            .map(String::strip)
            .orElseThrow(() -> Contents.invalid("wsman:Auth has no Profile"));
    if (!deliveries.profiles().contains(uri)) {
      throw unsupported(
          "AuthorizationMode",
          "Deliveries cannot be made with the security profile '"
              + uri
              + "'; possible are "
              + deliveries.profiles());
    }
    return uri;
  }

  private Optional<String> policy(Element notifyTo) {
    return SinkPolicy.profile(notifyTo, deliveries.profiles());
  }

  private static SoapFaultException unsupported(String detail, String reason) {
    return SoapFaultException.of(FaultSubcode.UNSUPPORTED_FEATURE, detail, reason);
  }
}
