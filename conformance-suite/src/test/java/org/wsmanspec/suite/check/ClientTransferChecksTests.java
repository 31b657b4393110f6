package org.wsmanspec.suite.check;

import static org.wsmanspec.report.Verdict.PASS;

import org.junit.jupiter.api.Test;
import org.wsmanspec.message.vocabulary.Actions;

/** What a client sends to CIM classes, and in fragments. */
class ClientTransferChecksTests {

  private static final String CLASS =
      "http://schemas.wsmanspec.org/wbem/wscim/1/cim-schema/2/WSPEC_Thing";

  private static Verdicts cim(String action, String headers, String body) {
    return Verdicts.of(
        Talk.claiming(
                "cim", "cim.association", "create", "enumeration", "fragment", "invoke", "put")
            .judgingClientOnly()
            .exchange(
                Talk.request(1, action, headers, body).replace("http://e/R", CLASS),
                Talk.reply(1, Actions.responseTo(action), "", "")));
  }

  @Test
  void aClassIsAddressedWithoutKeys() {
    String namespace =
        "<wsman:SelectorSet><wsman:Selector Name='__cimnamespace'>root/x</wsman:Selector>"
            + "</wsman:SelectorSet>";
    cim(Actions.ENUMERATE, namespace, "<wsen:Enumerate/>")
        .expectClean()
        .expect(PASS, "DSP0227-cim-05");
    cim(Actions.ENUMERATE, namespace.replace("__cimnamespace", "Name"), "<wsen:Enumerate/>")
        .expectOnly("fail DSP0227-cim-05");
  }

  private static Verdicts association(String object) {
    return cim(
        Actions.ENUMERATE,
        "",
        "<wsen:Enumerate><wsman:Filter Dialect='http://schemas.dmtf.org/wbem/wsman/1/cimbinding/"
            + "associationFilter'><wsmb:AssociatedInstances>"
            + object
            + "</wsmb:AssociatedInstances></wsman:Filter></wsen:Enumerate>");
  }

  @Test
  void anAssociationFilterNamesAnObject() {
    String content =
        "<wsa:Address>http://e/</wsa:Address><wsa:ReferenceParameters><wsman:ResourceURI>"
            + CLASS
            + "</wsman:ResourceURI></wsa:ReferenceParameters>";
    association("<wsmb:Object>" + content + "</wsmb:Object>")
        .expectClean()
        .expect(PASS, "DSP0227-cim-17");
    association("").expectOnly("fail DSP0227-cim-17");
    association(
            "<wsmb:Object><wsa:EndpointReference>"
                + content
                + "</wsa:EndpointReference></wsmb:Object>")
        .expectOnly("fail DSP0227-cim-17");
  }

  @Test
  void aMethodIsInvokedByItsUriAndInput() {
    String input = "<p:Reset_INPUT xmlns:p='" + CLASS + "'/>";
    cim(CLASS + "/Reset", "", input).expectClean().expect(PASS, "DSP0227-cim-24");
    cim(CLASS + "/Reset", "", input.replace("_INPUT", "")).expectOnly("fail DSP0227-cim-24");
    cim(CLASS.replace("Thing", "Base") + "/Reset", "", input).expectOnly("warn DSP0227-cim-24");
    cim("http://other/Reset", "", input).expectClean();
  }

  @Test
  void aCreateHasABody() {
    cim(Actions.CREATE, "", "<p:WSPEC_Thing xmlns:p='" + CLASS + "'/>")
        .expectClean()
        .expect(PASS, "DSP0226-transfer-23");
    cim(Actions.CREATE, "", "").expectOnly("fail DSP0226-transfer-23");
  }

  private static Verdicts fragmentPut(String expression, String body) {
    return cim(
        Actions.PUT,
        "<wsman:FragmentTransfer xmlns:own='"
            + CLASS
            + "' s:mustUnderstand='true'>"
            + expression
            + "</wsman:FragmentTransfer>",
        body);
  }

  @Test
  void fragmentDataIsWrappedOnce() {
    fragmentPut(
            "own:A[own:B='not:a:prefix']/child::own:C", "<wsman:XmlFragment>1</wsman:XmlFragment>")
        .expectClean()
        .expect(PASS, "DSP0226-fragment-05")
        .expect(PASS, "DSP0226-fragment-08");
    fragmentPut("A", "<p:A xmlns:p='" + CLASS + "'>1</p:A>").expectOnly("fail DSP0226-fragment-05");
    fragmentPut("foreign:A", "<wsman:XmlFragment>1</wsman:XmlFragment>")
        .expectOnly("fail DSP0226-fragment-08");
  }
}
