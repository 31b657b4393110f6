package org.wsmanspec.mock.shell;

import java.util.Map;
import javax.xml.namespace.QName;
import org.w3c.dom.Element;
import org.wsmanspec.message.vocabulary.FaultCodes;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.mock.soap.SoapFaultException;
import org.wsmanspec.mock.soap.Xml;

/** Faults with the f:WSManFault that clients of remote shells read (MS-WSMV 2.2.4.43). */
public final class ShellFaults {

  /** What f:WSManFault names as the machine. */
  private static final String MACHINE = "WSPEC-HOST";

  /** Codes of faults that say no more than their subcode. */
  private static final Map<QName, Long> USUAL =
      Map.of(
          FaultSubcode.INVALID_SELECTORS.qname(), FaultCodes.UNEXPECTED_SELECTORS,
          FaultSubcode.UNSUPPORTED_FEATURE.qname(), FaultCodes.UNSUPPORTED_FEATURE,
          FaultSubcode.SCHEMA_VALIDATION_ERROR.qname(), FaultCodes.SCHEMA_VALIDATION,
          FaultSubcode.DESTINATION_UNREACHABLE.qname(), FaultCodes.INVALID_RESOURCE_URI,
          FaultSubcode.ACCESS_DENIED.qname(), FaultCodes.ACCESS_DENIED,
          FaultSubcode.ENCODING_LIMIT.qname(), FaultCodes.ENCODING_LIMIT,
          FaultSubcode.QUOTA_LIMIT.qname(), FaultCodes.QUOTA_MAX_OPERATIONS,
          FaultSubcode.TIMED_OUT.qname(), FaultCodes.OPERATION_TIMED_OUT,
          FaultSubcode.CONCURRENCY.qname(), FaultCodes.CONCURRENCY,
          FaultSubcode.INTERNAL_ERROR.qname(), FaultCodes.INTERNAL_ERROR_PROVIDER);

  private ShellFaults() {}

  /**
   * A fault with a code.
   *
   * @param code see {@link FaultCodes}
   */
  public static SoapFaultException of(FaultSubcode subcode, long code, String message) {
    return SoapFaultException.of(subcode, message).with(detail -> write(detail, code, message));
  }

  /** A fault with a code and a detail URI, named by its last segment. */
  public static SoapFaultException of(
      FaultSubcode subcode, String detail, long code, String message) {
    return of(subcode, code, message).detail(detail);
  }

  /** A fault whose code a provider gives, that is a kind of shell. */
  public static SoapFaultException ofProvider(
      FaultSubcode subcode, long code, String provider, String message) {
    return SoapFaultException.of(subcode, message)
        .with(
            detail -> {
              Element fault = fault(detail, code);
              Element inner = Xml.add(Xml.add(fault, Names.F_MESSAGE), Names.F_PROVIDER_FAULT);
              Xml.attribute(inner, Names.PROVIDER, provider);
              Xml.attribute(inner, Names.PATH, provider);
              inner.setTextContent(message);
            });
  }

  /** InvalidSelectors for a shell or command that is not there. */
  public static SoapFaultException unknown(String what) {
    return of(
        FaultSubcode.INVALID_SELECTORS,
        "UnexpectedSelectors",
        FaultCodes.UNEXPECTED_SELECTORS,
        "There is no such " + what + "; it may have ended or expired");
  }

  /** InternalError, for what Windows calls so. */
  public static SoapFaultException internal(long code, String message) {
    return of(FaultSubcode.INTERNAL_ERROR, code, message);
  }

  static SoapFaultException timedOut() {
    return of(
        FaultSubcode.TIMED_OUT,
        FaultCodes.OPERATION_TIMED_OUT,
        "No output came within the OperationTimeout; receive again");
  }

  static SoapFaultException aborted() {
    return internal(
        FaultCodes.OPERATION_ABORTED, "The shell or command ended while the request waited");
  }

  static SoapFaultException schema(String message) {
    return of(FaultSubcode.SCHEMA_VALIDATION_ERROR, FaultCodes.SCHEMA_VALIDATION, message);
  }

  /** The same fault with a code, if it says nothing more than its subcode. */
  static SoapFaultException dressed(SoapFaultException fault) {
    if (fault.hasParts()) {
      return fault;
    }
    Long code = fault.subcode().map(USUAL::get).orElse(null);
    return code == null
        ? fault
        : fault.with(detail -> write(detail, code, String.valueOf(fault.getMessage())));
  }

  private static void write(Element detail, long code, String message) {
    Xml.add(fault(detail, code), Names.F_MESSAGE, SoapFaultException.printable(message));
  }

  private static Element fault(Element detail, long code) {
    Element fault = Xml.add(detail, Names.F_WSMAN_FAULT);
    Xml.attribute(fault, Names.CODE, Long.toString(code));
    Xml.attribute(fault, Names.MACHINE, MACHINE);
    return fault;
  }
}
