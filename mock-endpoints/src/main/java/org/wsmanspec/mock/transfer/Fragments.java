package org.wsmanspec.mock.transfer;

import org.w3c.dom.Element;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.mock.binding.Resources;
import org.wsmanspec.mock.binding.Target;
import org.wsmanspec.mock.cim.CimClass;
import org.wsmanspec.mock.dispatch.Call;
import org.wsmanspec.mock.soap.SoapFaultException;

/** Fragment transfer. */
final class Fragments {
  private final Resources resources;

  Fragments(Resources resources) {
    this.resources = resources;
  }

  void perform(Transfer.Verb verb, Call call, Target target, CimClass cimClass, Element header) {
    throw SoapFaultException.of(
        FaultSubcode.UNSUPPORTED_FEATURE, "FragmentLevelAccess", "no fragments: " + resources);
  }
}
