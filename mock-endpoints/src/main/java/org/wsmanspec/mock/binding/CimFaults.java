package org.wsmanspec.mock.binding;

import java.util.Optional;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.mock.cim.CimException;
import org.wsmanspec.mock.soap.SoapFaultException;
import org.wsmanspec.mock.soap.Xml;

/** CIM errors as WS-Management faults (DSP0227, the mapping of CIM status codes). */
public final class CimFaults {

  private CimFaults() {}

  /** What was being done, where one status has several meanings. */
  public enum Situation {
    /** Finding the resource that the headers name. */
    RESOURCE,
    /** Storing what the body represents. */
    REPRESENTATION,
    /** Evaluating a filter. */
    QUERY,
    /** Calling a method. */
    INVOCATION
  }

  /** The fault of an error. */
  public static SoapFaultException of(CimException e, Situation situation) {
    String reason = String.valueOf(e.getMessage());
    return switch (e.status()) {
      case ACCESS_DENIED -> SoapFaultException.of(FaultSubcode.ACCESS_DENIED, "Access is denied");
      case ALREADY_EXISTS -> SoapFaultException.of(FaultSubcode.ALREADY_EXISTS, reason);
      case INVALID_NAMESPACE, INVALID_CLASS ->
          situation == Situation.QUERY
              ? filter(reason)
              : SoapFaultException.of(
                  FaultSubcode.DESTINATION_UNREACHABLE, "InvalidResourceURI", reason);
      case NOT_FOUND ->
          situation == Situation.QUERY
              ? filter(reason)
              : SoapFaultException.of(FaultSubcode.DESTINATION_UNREACHABLE, reason);
      case NOT_SUPPORTED, METHOD_NOT_AVAILABLE ->
          SoapFaultException.of(FaultSubcode.ACTION_NOT_SUPPORTED, "ActionMismatch", reason);
      case METHOD_NOT_FOUND -> SoapFaultException.of(FaultSubcode.ACTION_NOT_SUPPORTED, reason);
      case INVALID_QUERY -> filter(reason);
      case QUERY_LANGUAGE_NOT_SUPPORTED ->
          SoapFaultException.of(FaultSubcode.FILTER_DIALECT_REQUESTED_UNAVAILABLE, reason);
      case INVALID_PARAMETER, TYPE_MISMATCH, NO_SUCH_PROPERTY -> invalid(e, situation, reason);
      case FAILED -> SoapFaultException.of(FaultSubcode.INTERNAL_ERROR, reason);
    };
  }

  private static SoapFaultException filter(String reason) {
    return SoapFaultException.of(FaultSubcode.CANNOT_PROCESS_FILTER, reason);
  }

  private static SoapFaultException invalid(CimException e, Situation situation, String reason) {
    if (situation == Situation.QUERY) {
      return filter(reason);
    }
    Optional<String> selectors =
        switch (e.problem()) {
          case MISSING_KEY -> Optional.of("InsufficientSelectors");
          case UNKNOWN_KEY -> Optional.of("UnexpectedSelectors");
          case BAD_VALUE -> Optional.of("TypeMismatch");
          default -> Optional.empty();
        };
    if (situation == Situation.RESOURCE && selectors.isPresent()) {
      return SoapFaultException.of(FaultSubcode.INVALID_SELECTORS, selectors.get(), reason);
    }
    if (situation == Situation.INVOCATION) {
      return SoapFaultException.of(
          FaultSubcode.INVALID_PARAMETER,
          e.problem() == CimException.Problem.BAD_VALUE ? "TypeMismatch" : "InvalidName",
          reason);
    }
    boolean missing =
        e.problem() == CimException.Problem.MISSING_VALUE
            || e.problem() == CimException.Problem.MISSING_KEY;
    return SoapFaultException.of(
        FaultSubcode.INVALID_REPRESENTATION, missing ? "MissingValues" : "InvalidValues", reason);
  }

  /** ActionNotSupported/ActionMismatch: the action exists, but not for this resource. */
  public static SoapFaultException mismatch(String action, String reason) {
    return naming(
        SoapFaultException.of(FaultSubcode.ACTION_NOT_SUPPORTED, "ActionMismatch", reason), action);
  }

  /** Names the refused action in s:Detail, if that is what the fault is about. */
  public static SoapFaultException naming(SoapFaultException fault, String action) {
    if (fault.subcode().filter(FaultSubcode.ACTION_NOT_SUPPORTED.qname()::equals).isEmpty()) {
      return fault;
    }
    return fault.with(detail -> Xml.add(detail, Names.WSA_ACTION, action));
  }
}
