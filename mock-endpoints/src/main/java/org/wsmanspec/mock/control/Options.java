package org.wsmanspec.mock.control;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.mock.addressing.ResourceAddress;
import org.wsmanspec.mock.soap.SoapFaultException;

/**
 * The options this service knows (DSP0226 6.4, DSP0227).
 *
 * @param showExtensions whether instances hold elements beyond the schema of their class
 */
public record Options(boolean showExtensions) {

  /** No option. */
  public static final Options NONE = new Options(false);

  private static final String SHOW_EXTENSIONS = "ShowExtensions";
  private static final Set<String> TRUE = Set.of("true", "1");
  private static final Set<String> BOOLEANS = Set.of("true", "1", "false", "0");
  private static final int MAXIMUM_OPTIONS = 256;

  /**
   * Reads a wsman:OptionSet header. Options that need not be complied with, and any in a set that
   * is not mandatory, are hints.
   *
   * @throws SoapFaultException InvalidOptions, EncodingLimit/OptionLimit or SchemaValidationError
   */
  static Options read(Element set) {
    boolean mandatory = Envelope.mustUnderstand(set);
    List<Element> options = Dom.children(set, Names.WSMAN_OPTION);
    if (options.size() > MAXIMUM_OPTIONS) {
      throw limit("There are more than " + MAXIMUM_OPTIONS + " options");
    }
    boolean show = false;
    for (Element option : options) {
      String name = Dom.attribute(option, Names.NAME).map(String::strip).orElse("");
      String value = Dom.isNil(option) ? "" : Dom.text(option).toLowerCase(Locale.ROOT);
      if (name.length() > ResourceAddress.MAXIMUM_NAME
          || value.length() > ResourceAddress.MAXIMUM_VALUE) {
        throw limit("An option's name or value is longer than the limit");
      }
      boolean strict = mandatory && mustComply(option);
      if (name.isEmpty() && mandatory) {
        throw SoapFaultException.of(
            FaultSubcode.SCHEMA_VALIDATION_ERROR, "A wsman:Option has no Name");
      }
      if (!name.equals(SHOW_EXTENSIONS)) {
        if (strict) {
          throw SoapFaultException.of(
              FaultSubcode.INVALID_OPTIONS,
              "InvalidName",
              "The option '" + name + "' is not known; there is only " + SHOW_EXTENSIONS);
        }
      } else if (!BOOLEANS.contains(value)) {
        if (strict) {
          throw SoapFaultException.of(
              FaultSubcode.INVALID_OPTIONS,
              "InvalidValue",
              SHOW_EXTENSIONS + " is a boolean, but is '" + value + "'");
        }
      } else {
        show = TRUE.contains(value);
      }
    }
    return new Options(show);
  }

  private static boolean mustComply(Element option) {
    Optional<String> text = Dom.attribute(option, Names.MUST_COMPLY).map(String::strip);
    return text.filter(TRUE::contains).isPresent();
  }

  private static SoapFaultException limit(String reason) {
    return SoapFaultException.of(FaultSubcode.ENCODING_LIMIT, "OptionLimit", reason);
  }
}
