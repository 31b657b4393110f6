package org.wsmanspec.mock.enumeration;

import java.util.Optional;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.mock.soap.SoapFaultException;

/** What the items of an enumeration are (DSP0226 8.7). */
enum Mode {
  OBJECT,
  EPR,
  OBJECT_AND_EPR;

  /**
   * Reads wsman:EnumerationMode.
   *
   * @throws SoapFaultException UnsupportedFeature/EnumerationMode for an unknown value
   */
  static Mode of(Optional<String> text) {
    if (text.isEmpty()) {
      return OBJECT;
    }
    return switch (text.get()) {
      case "EnumerateEPR" -> EPR;
      case "EnumerateObjectAndEPR" -> OBJECT_AND_EPR;
      default -> throw unsupported("There is no enumeration mode '" + text.get() + "'");
    };
  }

  static SoapFaultException unsupported(String reason) {
    return SoapFaultException.of(FaultSubcode.UNSUPPORTED_FEATURE, "EnumerationMode", reason);
  }
}
