package org.wsmanspec.mock.control;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.mock.addressing.ResourceAddress;
import org.wsmanspec.mock.soap.SoapFaultException;

/**
 * The options of a request that the operation knows (DSP0226 6.4, DSP0227).
 *
 * @param values by name; in lower case, empty for an option without a value
 */
public record Options(Map<String, String> values) {

  /** No option. */
  public static final Options NONE = new Options(Map.of());

  private static final String SHOW_EXTENSIONS = "ShowExtensions";

  /** Options with something to choose from; all others take any text. */
  private static final Map<String, Set<String>> CHOICES =
      Map.of(
          SHOW_EXTENSIONS,
          Set.of("true", "1", "false", "0"),
          "ReadExistingEvents",
          Set.of("", "true", "1", "false", "0"),
          "IgnoreChannelError",
          Set.of("", "true", "1", "false", "0"),
          "ContentFormat",
          Set.of("raw", "renderedtext"));

  private static final Set<String> TRUE = Set.of("true", "1");
  private static final int MAXIMUM_OPTIONS = 256;

  public Options {
    values = Map.copyOf(values);
  }

  /** Whether instances are to hold elements beyond the schema of their class. */
  public boolean showExtensions() {
    return TRUE.contains(values.getOrDefault(SHOW_EXTENSIONS, "false"));
  }

  /** Whether a switch is there and not false. */
  public boolean isTrue(String name) {
    String value = values.getOrDefault(name, "false");
    return value.isEmpty() || TRUE.contains(value);
  }

  /**
   * Reads a wsman:OptionSet header. Options that need not be complied with, and any in a set that
   * is not mandatory, are hints.
   *
   * @param more options that the operation knows beside ShowExtensions
   * @throws SoapFaultException InvalidOptions, EncodingLimit/OptionLimit or SchemaValidationError
   */
  static Options read(Element set, Set<String> more) {
    boolean mandatory = Envelope.mustUnderstand(set);
    List<Element> options = Dom.children(set, Names.WSMAN_OPTION);
    if (options.size() > MAXIMUM_OPTIONS) {
      throw limit("There are more than " + MAXIMUM_OPTIONS + " options");
    }
    Set<String> known = new TreeSet<>(more);
    known.add(SHOW_EXTENSIONS);
    Map<String, String> values = new HashMap<>();
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
      if (!known.contains(name)) {
        if (strict) {
          throw SoapFaultException.of(
              FaultSubcode.INVALID_OPTIONS,
              "InvalidName",
              "The option '" + name + "' is not known; there is only " + String.join(", ", known));
        }
      } else if (!CHOICES.getOrDefault(name, Set.of(value)).contains(value)) {
        if (strict) {
          throw SoapFaultException.of(
              FaultSubcode.INVALID_OPTIONS,
              "InvalidValue",
              "The option " + name + " cannot be '" + value + "'");
        }
      } else {
        values.put(name, value);
      }
    }
    return new Options(values);
  }

  private static boolean mustComply(Element option) {
    Optional<String> text = Dom.attribute(option, Names.MUST_COMPLY).map(String::strip);
    return text.filter(TRUE::contains).isPresent();
  }

  private static SoapFaultException limit(String reason) {
    return SoapFaultException.of(FaultSubcode.ENCODING_LIMIT, "OptionLimit", reason);
  }
}
