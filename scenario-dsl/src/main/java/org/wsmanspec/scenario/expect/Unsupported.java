package org.wsmanspec.scenario.expect;

import java.util.Set;
import javax.xml.namespace.QName;
import org.wsmanspec.message.Fault;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.message.vocabulary.Namespaces;

/** Faults by which an endpoint says that it does not offer a feature (DSP0226 14.6). */
public final class Unsupported {

  private static final QName MUST_UNDERSTAND = new QName(Namespaces.S, "MustUnderstand");

  private static final Set<QName> SUBCODES =
      Set.of(
          FaultSubcode.ACTION_NOT_SUPPORTED.qname(),
          FaultSubcode.UNSUPPORTED_FEATURE.qname(),
          FaultSubcode.FILTERING_NOT_SUPPORTED.qname(),
          FaultSubcode.EVENTING_FILTERING_NOT_SUPPORTED.qname(),
          FaultSubcode.FILTER_DIALECT_REQUESTED_UNAVAILABLE.qname(),
          FaultSubcode.FILTERING_REQUESTED_UNAVAILABLE.qname(),
          FaultSubcode.FRAGMENT_DIALECT_NOT_SUPPORTED.qname(),
          FaultSubcode.DELIVERY_MODE_REQUESTED_UNAVAILABLE.qname(),
          FaultSubcode.UNSUPPORTED_EXPIRATION_TYPE.qname(),
          FaultSubcode.EVENTING_UNSUPPORTED_EXPIRATION_TYPE.qname(),
          FaultSubcode.POLYMORPHISM_MODE_NOT_SUPPORTED.qname(),
          FaultSubcode.NO_ACK.qname());

  private Unsupported() {}

  /** Whether a fault says so. */
  public static boolean says(Fault fault) {
    return fault.code().filter(MUST_UNDERSTAND::equals).isPresent()
        || fault.subcode().filter(SUBCODES::contains).isPresent();
  }
}
