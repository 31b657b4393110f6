package org.wsmanspec.message.vocabulary;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.namespace.QName;

/**
 * The master fault table of DSP0226 1.0.0 section 14.6 and the one fault that DSP0227 adds.
 *
 * <p>Each constant knows its subcode, the SOAP Codes it may go with, the Action of the message that
 * carries it, and the detail URIs (last segment) that may accompany it.
 */
public enum FaultSubcode {
  ACCESS_DENIED(Namespaces.WSMAN, "AccessDenied", Code.SENDER),
  ACTION_NOT_SUPPORTED(Namespaces.WSA, "ActionNotSupported", Code.SENDER, "ActionMismatch"),
  ALREADY_EXISTS(Namespaces.WSMAN, "AlreadyExists", Code.SENDER),
  CANNOT_PROCESS_FILTER(Namespaces.WSEN, "CannotProcessFilter", Code.SENDER),
  WSMAN_CANNOT_PROCESS_FILTER(Namespaces.WSMAN, "CannotProcessFilter", Code.SENDER),
  CONCURRENCY(Namespaces.WSMAN, "Concurrency", Code.SENDER),
  DELIVERY_MODE_REQUESTED_UNAVAILABLE(
      Namespaces.WSE, "DeliveryModeRequestedUnavailable", Code.SENDER),
  DELIVERY_REFUSED(Namespaces.WSMAN, "DeliveryRefused", Code.RECEIVER),
  DESTINATION_UNREACHABLE(
      Namespaces.WSA, "DestinationUnreachable", Code.SENDER, "InvalidResourceURI"),
  ENCODING_LIMIT(
      Namespaces.WSMAN,
      "EncodingLimit",
      Code.SENDER,
      "URILimitExceeded",
      "MaxEnvelopeSize",
      "MinimumEnvelopeLimit",
      "ServiceEnvelopeLimit",
      "SelectorLimit",
      "OptionLimit",
      "CharacterSet",
      "UnreportableSuccess",
      "Whitespace",
      "EncodingType",
      "UnsupportedCharacter",
      "MaxEnvelopeSizeExceeded"),
  ENDPOINT_UNAVAILABLE(
      Namespaces.WSA,
      "EndpointUnavailable",
      Code.RECEIVER,
      "ResourceOffline",
      "InvalidResourceURI",
      "InvalidValues"),
  EVENT_DELIVER_TO_UNUSABLE(Namespaces.WSMAN, "EventDeliverToUnusable", Code.SENDER),
  EVENT_SOURCE_UNABLE_TO_PROCESS(
      Namespaces.WSE, "EventSourceUnableToProcess", Code.EITHER, "UnusableAddress"),
  FILTER_DIALECT_REQUESTED_UNAVAILABLE(
      Namespaces.WSEN, "FilterDialectRequestedUnavailable", Code.SENDER),
  EVENTING_FILTERING_NOT_SUPPORTED(Namespaces.WSE, "FilteringNotSupported", Code.SENDER),
  FILTERING_NOT_SUPPORTED(Namespaces.WSEN, "FilteringNotSupported", Code.SENDER),
  FILTERING_REQUESTED_UNAVAILABLE(
      Namespaces.WSE, "FilteringRequestedUnavailable", Code.SENDER, "FilteringRequired"),
  FRAGMENT_DIALECT_NOT_SUPPORTED(Namespaces.WSMAN, "FragmentDialectNotSupported", Code.RECEIVER),
  INTERNAL_ERROR(Namespaces.WSMAN, "InternalError", Code.RECEIVER),
  INVALID_BOOKMARK(
      Namespaces.WSMAN, "InvalidBookmark", Code.SENDER, "Expired", "Invalid", "InvalidFormat"),
  INVALID_ENUMERATION_CONTEXT(Namespaces.WSEN, "InvalidEnumerationContext", Code.RECEIVER),
  EVENTING_INVALID_EXPIRATION_TIME(Namespaces.WSE, "InvalidExpirationTime", Code.SENDER),
  INVALID_EXPIRATION_TIME(Namespaces.WSEN, "InvalidExpirationTime", Code.SENDER),
  INVALID_MESSAGE(Namespaces.WSE, "InvalidMessage", Code.SENDER),
  INVALID_MESSAGE_INFORMATION_HEADER(
      Namespaces.WSA,
      "InvalidMessageInformationHeader",
      Code.SENDER,
      "InvalidTimeout",
      "DuplicateMessageID"),
  INVALID_OPTIONS(
      Namespaces.WSMAN,
      "InvalidOptions",
      Code.SENDER,
      "NotSupported",
      "InvalidName",
      "InvalidValue"),
  INVALID_PARAMETER(
      Namespaces.WSMAN, "InvalidParameter", Code.SENDER, "TypeMismatch", "InvalidName"),
  INVALID_REPRESENTATION(
      Namespaces.WXF,
      "InvalidRepresentation",
      Code.SENDER,
      "InvalidValues",
      "MissingValues",
      "InvalidNamespace",
      "InvalidFragment"),
  INVALID_SELECTORS(
      Namespaces.WSMAN,
      "InvalidSelectors",
      Code.SENDER,
      "InsufficientSelectors",
      "UnexpectedSelectors",
      "TypeMismatch",
      "InvalidValue",
      "DuplicateSelectors",
      "AmbiguousSelectors"),
  MESSAGE_INFORMATION_HEADER_REQUIRED(
      Namespaces.WSA, "MessageInformationHeaderRequired", Code.SENDER),
  NO_ACK(Namespaces.WSMAN, "NoAck", Code.SENDER),
  QUOTA_LIMIT(Namespaces.WSMAN, "QuotaLimit", Code.SENDER),
  SCHEMA_VALIDATION_ERROR(Namespaces.WSMAN, "SchemaValidationError", Code.SENDER),
  ENUMERATION_TIMED_OUT(Namespaces.WSEN, "TimedOut", Code.RECEIVER),
  TIMED_OUT(Namespaces.WSMAN, "TimedOut", Code.RECEIVER),
  UNABLE_TO_RENEW(Namespaces.WSE, "UnableToRenew", Code.EITHER),
  EVENTING_UNSUPPORTED_EXPIRATION_TYPE(Namespaces.WSE, "UnsupportedExpirationType", Code.SENDER),
  UNSUPPORTED_EXPIRATION_TYPE(Namespaces.WSEN, "UnsupportedExpirationType", Code.SENDER),
  UNSUPPORTED_FEATURE(
      Namespaces.WSMAN,
      "UnsupportedFeature",
      Code.SENDER,
      "AuthorizationMode",
      "AddressingMode",
      "Ack",
      "OperationTimeout",
      "Locale",
      "ExpirationTime",
      "EnumerationMode",
      "FragmentLevelAccess",
      "DeliveryRetries",
      "Heartbeats",
      "Bookmarks",
      "MaxElements",
      "MaxTime",
      "MaxEnvelopeSize",
      "MaxEnvelopePolicy",
      "FilteringRequired",
      "InsecureAddress",
      "FormatMismatch",
      "FormatSecurityToken",
      "AsynchronousRequest",
      "MissingValues",
      "InvalidValues",
      "InvalidNamespace",
      "OptionSet"),
  POLYMORPHISM_MODE_NOT_SUPPORTED(Namespaces.WSMB, "PolymorphismModeNotSupported", Code.EITHER);

  /** The SOAP Codes that a subcode may go with. */
  private enum Code {
    SENDER("Sender"),
    RECEIVER("Receiver"),
    /** The sources disagree, so both are right. */
    EITHER("Sender", "Receiver");

    private final List<QName> names;

    Code(String... locals) {
      this.names = Arrays.stream(locals).map(l -> new QName(Namespaces.S, l, "s")).toList();
    }
  }

  private final QName subcode;
  private final Code code;
  private final Set<String> details;

  FaultSubcode(String namespace, String local, Code code, String... details) {
    this.subcode = new QName(namespace, local);
    this.code = code;
    this.details = Set.of(details);
  }

  /** The subcode's qualified name. */
  public QName qname() {
    return subcode;
  }

  /** The Code that a sender of this fault writes. */
  public QName code() {
    return code.names.get(0);
  }

  /** The Codes that a receiver takes for right. */
  public List<QName> acceptedCodes() {
    return code.names;
  }

  /** Last segments of the detail URIs defined for this subcode; empty where there are none. */
  public Set<String> details() {
    return details;
  }

  /** The wsa:Action of a message carrying this fault: that of the subcode's specification. */
  public String action() {
    return actionFor(subcode.getNamespaceURI());
  }

  /** The fault Action of the specification that owns a subcode namespace; wsman's for others. */
  public static String actionFor(String subcodeNamespace) {
    return switch (subcodeNamespace) {
      case Namespaces.WSA -> Actions.ADDRESSING_FAULT;
      case Namespaces.WXF -> Actions.TRANSFER_FAULT;
      case Namespaces.WSEN -> Actions.ENUMERATION_FAULT;
      case Namespaces.WSE -> Actions.EVENTING_FAULT;
      case Namespaces.WSMB -> Actions.CIM_BINDING_FAULT;
      default -> Actions.WSMAN_FAULT;
    };
  }

  /** The table's entry for a subcode. */
  public static Optional<FaultSubcode> of(QName subcode) {
    return Arrays.stream(values()).filter(f -> f.subcode.equals(subcode)).findFirst();
  }
}
