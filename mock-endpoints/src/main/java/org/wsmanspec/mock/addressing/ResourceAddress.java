package org.wsmanspec.mock.addressing;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.EndpointReference;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.Selector;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.mock.soap.SoapFaultException;

/**
 * A resource named by the default addressing model (DSP0226 5.1.2).
 *
 * @param uri wsman:ResourceURI
 * @param selectors the selectors, names unique
 */
public record ResourceAddress(String uri, List<Selector> selectors) {

  /** Selectors of one set, at most. */
  public static final int MAXIMUM_SELECTORS = 256;

  /** Characters of a selector's or option's name, at most (DSP0226 13.1). */
  public static final int MAXIMUM_NAME = 2048;

  /** Characters of a selector's or option's value, at most (DSP0226 13.1). */
  public static final int MAXIMUM_VALUE = 4096;

  private static final Pattern NCNAME =
      Pattern.compile("[\\p{L}_][\\p{L}\\p{M}\\p{Nd}._\\u00B7-]*");
  private static final int MAXIMUM_NESTING = 4;

  public ResourceAddress {
    selectors = List.copyOf(selectors);
  }

  /**
   * The resource a request is for.
   *
   * @throws SoapFaultException DestinationUnreachable/InvalidResourceURI if there is none or it is
   *     no URI; EncodingLimit; InvalidSelectors; SchemaValidationError
   */
  public static ResourceAddress required(Envelope envelope) {
    return optional(envelope)
        .orElseThrow(() -> unreachable("The request has no wsman:ResourceURI"));
  }

  /** The resource a request is for, if it names one; faults as {@link #required}. */
  public static Optional<ResourceAddress> optional(Envelope envelope) {
    Optional<String> uri = envelope.resourceUri();
    if (uri.isEmpty()) {
      return Optional.empty();
    }
    List<Selector> selectors =
        envelope.header(Names.WSMAN_SELECTOR_SET).map(s -> selectors(s, 0)).orElse(List.of());
    return Optional.of(new ResourceAddress(checked(uri.get()), selectors));
  }

  /**
   * The resource an endpoint reference names.
   *
   * @throws SoapFaultException as {@link #required}
   */
  public static ResourceAddress in(EndpointReference epr) {
    String uri =
        epr.resourceUri().orElseThrow(() -> unreachable("An EPR has no wsman:ResourceURI"));
    List<Selector> selectors =
        epr.referenceParameters().stream()
            .filter(e -> Dom.is(e, Names.WSMAN_SELECTOR_SET))
            .findFirst()
            .map(s -> selectors(s, 0))
            .orElse(List.of());
    return new ResourceAddress(checked(uri), selectors);
  }

  private static String checked(String uri) {
    UriRules.refuseLong(uri, "wsman:ResourceURI");
    if (!UriRules.isAbsolute(uri)) {
      throw unreachable("wsman:ResourceURI is no absolute URI: '" + uri + "'");
    }
    return uri;
  }

  /** DestinationUnreachable/InvalidResourceURI. */
  public static SoapFaultException unreachable(String reason) {
    return SoapFaultException.of(
        FaultSubcode.DESTINATION_UNREACHABLE, "InvalidResourceURI", reason);
  }

  /**
   * Reads a wsman:SelectorSet by its rules.
   *
   * @throws SoapFaultException InvalidSelectors, EncodingLimit/SelectorLimit or
   *     SchemaValidationError
   */
  public static List<Selector> selectors(Element set) {
    return selectors(set, 0);
  }

  private static List<Selector> selectors(Element set, int depth) {
    List<Element> children = Dom.children(set);
    if (children.isEmpty()) {
      throw SoapFaultException.of(
          FaultSubcode.SCHEMA_VALIDATION_ERROR,
          "wsman:SelectorSet is empty; leave it out where there are no selectors");
    }
    if (children.size() > MAXIMUM_SELECTORS || depth > MAXIMUM_NESTING) {
      throw limit("There are more than " + MAXIMUM_SELECTORS + " selectors, or nested too deep");
    }
    Set<String> names = new HashSet<>();
    for (Element selector : children) {
      check(selector, names, depth);
    }
    return EndpointReference.selectorsIn(set);
  }

  private static void check(Element selector, Set<String> names, int depth) {
    if (!Dom.is(selector, Names.WSMAN_SELECTOR)) {
      throw SoapFaultException.of(
          FaultSubcode.SCHEMA_VALIDATION_ERROR,
          "wsman:SelectorSet holds " + Namespaces.display(Dom.name(selector)));
    }
    String name = Dom.attribute(selector, Names.NAME).map(String::strip).orElse("");
    if (name.length() > MAXIMUM_NAME || selector.getTextContent().length() > MAXIMUM_VALUE) {
      throw limit("A selector's name or value is longer than the limit");
    }
    if (!NCNAME.matcher(name).matches()) {
      throw SoapFaultException.of(
          FaultSubcode.SCHEMA_VALIDATION_ERROR, "A selector's Name is no NCName: '" + name + "'");
    }
    if (!names.add(name)) {
      throw SoapFaultException.of(
          FaultSubcode.INVALID_SELECTORS,
          "DuplicateSelectors",
          "The selector '" + name + "' is given twice");
    }
    List<Element> content = Dom.children(selector);
    if (!content.isEmpty()) {
      if (content.size() > 1
          || !Dom.is(content.get(0), Names.WSA_ENDPOINT_REFERENCE)
          || hasText(selector)) {
        throw SoapFaultException.of(
            FaultSubcode.INVALID_SELECTORS,
            "InvalidValue",
            "The value of the selector '"
                + name
                + "' must be text or exactly one wsa:EndpointReference");
      }
      EndpointReference.in(content.get(0)).referenceParameters().stream()
          .filter(e -> Dom.is(e, Names.WSMAN_SELECTOR_SET))
          .forEach(s -> selectors(s, depth + 1));
    }
  }

  private static boolean hasText(Element element) {
    for (var n = element.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (n instanceof org.w3c.dom.Text t && !t.getData().isBlank()) {
        return true;
      }
    }
    return false;
  }

  private static SoapFaultException limit(String reason) {
    return SoapFaultException.of(FaultSubcode.ENCODING_LIMIT, "SelectorLimit", reason);
  }
}
