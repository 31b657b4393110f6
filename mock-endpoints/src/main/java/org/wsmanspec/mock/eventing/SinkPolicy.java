package org.wsmanspec.mock.eventing;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.namespace.QName;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.mock.soap.SoapFaultException;

/**
 * How a sink wants the source to authenticate, as Windows collectors say it in wse:NotifyTo: a
 * wsp:Policy of alternatives with one assertion each (MS-WSMV 2.2.4, 3.1.4.1.30).
 */
final class SinkPolicy {

  private static final QName POLICY = new QName(Namespaces.WSP, "Policy", "wsp");
  private static final QName EXACTLY_ONE = new QName(Namespaces.WSP, "ExactlyOne", "wsp");
  private static final QName ALL = new QName(Namespaces.WSP, "All", "wsp");
  private static final QName AUTHENTICATION =
      new QName("http://schemas.microsoft.com/wbem/wsman/1/authentication", "Authentication");

  private SinkPolicy() {}

  /**
   * The first alternative that can be complied with.
   *
   * @param profiles URIs of the security profiles that deliveries can be made with
   * @return its security profile; empty if there is no policy
   * @throws SoapFaultException EventDeliverToUnusable/CannotComplyWithPolicy if there is none, and
   *     /PolicyTooComplex if the policy says more than that
   */
  static Optional<String> profile(Element notifyTo, Set<String> profiles) {
    Optional<Element> policy = Dom.child(notifyTo, POLICY);
    if (policy.isEmpty()) {
      return Optional.empty();
    }
    List<String> offered =
        Dom.children(only(policy.get(), EXACTLY_ONE)).stream().map(SinkPolicy::offer).toList();
    return Optional.of(
        offered.stream()
            .filter(profiles::contains)
            .findFirst()
            .orElseThrow(
                () ->
                    unusable(
                        "CannotComplyWithPolicy",
                        "The sink takes "
                            + offered
                            + ", but deliveries can be made with "
                            + profiles
                            + " only")));
  }

  private static String offer(Element alternative) {
    if (!Dom.is(alternative, ALL)) {
      throw tooComplex(alternative);
    }
    Element assertion = only(alternative, AUTHENTICATION);
    return Dom.attribute(assertion, Names.PROFILE)
        .map(String::strip)
        .orElseThrow(() -> tooComplex(assertion));
  }

  private static Element only(Element parent, QName name) {
    List<Element> children = Dom.children(parent);
    if (children.size() != 1 || !Dom.is(children.get(0), name)) {
      throw tooComplex(parent);
    }
    return children.get(0);
  }

  private static SoapFaultException tooComplex(Element where) {
    return unusable(
        "PolicyTooComplex",
        "A policy has one wsp:ExactlyOne, of wsp:All with one assertion auth:Authentication each;"
            + " "
            + Namespaces.display(Dom.name(where))
            + " holds something else");
  }

  private static SoapFaultException unusable(String detail, String reason) {
    return SoapFaultException.of(FaultSubcode.EVENT_DELIVER_TO_UNUSABLE, detail, reason);
  }
}
