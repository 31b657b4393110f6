package org.wsmanspec.mock.control;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.mock.addressing.AddressingHeaders;
import org.wsmanspec.mock.soap.SoapFaultException;

/**
 * The control headers of a request, found valid (DSP0226 section 6).
 *
 * @param timeout wsman:OperationTimeout
 * @param maximumSize wsman:MaxEnvelopeSize in octets
 * @param options what wsman:OptionSet asks for
 * @param endpointReference whether wsman:RequestEPR is there
 * @param countEstimate whether wsman:RequestTotalItemsCountEstimate is there
 */
public record ControlHeaders(
    Optional<Duration> timeout,
    Optional<Integer> maximumSize,
    Options options,
    boolean endpointReference,
    boolean countEstimate) {

  /** The least MaxEnvelopeSize (DSP0226 R6.2-4), in octets. */
  public static final int MINIMUM_SIZE = 8192;

  /**
   * Reads and checks the control headers.
   *
   * @param now for durations of years and months
   * @param known options that the operation knows of its own
   * @throws SoapFaultException InvalidMessageInformationHeader, EncodingLimit, UnsupportedFeature,
   *     InvalidOptions or SchemaValidationError
   */
  public static ControlHeaders read(Envelope envelope, Instant now, Set<String> known) {
    Optional<Integer> size =
        ours(envelope, Names.WSMAN_MAX_ENVELOPE_SIZE).flatMap(ControlHeaders::size);
    Optional<Duration> timeout =
        ours(envelope, Names.WSMAN_OPERATION_TIMEOUT).flatMap(e -> timeout(e, now));
    ours(envelope, Names.WSMAN_LOCALE).ifPresent(ControlHeaders::checkLocale);
    Options options =
        ours(envelope, Names.WSMAN_OPTION_SET)
            .map(o -> Options.read(o, known))
            .orElse(Options.NONE);
    return new ControlHeaders(
        timeout,
        size,
        options,
        ours(envelope, Names.WSMAN_REQUEST_EPR).isPresent(),
        ours(envelope, Names.WSMAN_REQUEST_TOTAL_ITEMS_COUNT_ESTIMATE).isPresent());
  }

  private static Optional<Element> ours(Envelope envelope, javax.xml.namespace.QName name) {
    List<Element> blocks = envelope.headers(name).stream().filter(Envelope::forReceiver).toList();
    return blocks.isEmpty() ? Optional.empty() : Optional.of(blocks.get(0));
  }

  private static Optional<Integer> size(Element header) {
    String text = Dom.text(header);
    boolean number = text.matches("\\+?[0-9]{1,40}") && new BigInteger(text).signum() > 0;
    if (!number) {
      if (Envelope.mustUnderstand(header)) {
        throw AddressingHeaders.invalid(
            header,
            "wsman:MaxEnvelopeSize must be a positive number of octets, but is '" + text + "'");
      }
      return Optional.empty();
    }
    BigInteger octets = new BigInteger(text);
    if (octets.compareTo(BigInteger.valueOf(MINIMUM_SIZE)) < 0) {
      throw SoapFaultException.of(
          FaultSubcode.ENCODING_LIMIT,
          "MinimumEnvelopeLimit",
          "wsman:MaxEnvelopeSize must be at least " + MINIMUM_SIZE + " octets, but is " + octets);
    }
    return Optional.of(octets.min(BigInteger.valueOf(Integer.MAX_VALUE)).intValue());
  }

  private static Optional<Duration> timeout(Element header, Instant now) {
    String text = Dom.text(header);
    Optional<Duration> read =
        Durations.parse(text, now).filter(d -> !d.isNegative() && !d.isZero());
    if (read.isEmpty() && Envelope.mustUnderstand(header)) {
      throw AddressingHeaders.invalid(
          header,
          "wsman:OperationTimeout must be an xs:duration longer than zero, but is '" + text + "'");
    }
    return read;
  }

  private static void checkLocale(Element header) {
    if (!Envelope.mustUnderstand(header)) {
      return;
    }
    String tag = Dom.attribute(header, Names.XML_LANG).map(String::strip).orElse("");
    String lower = tag.toLowerCase(Locale.ROOT);
    if (!lower.equals("en") && !lower.startsWith("en-")) {
      throw SoapFaultException.of(
          FaultSubcode.UNSUPPORTED_FEATURE,
          "Locale",
          "Texts are in English only; the mandatory locale is '" + tag + "'");
    }
  }
}
