package org.wsmanspec.suite.check;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.wsmanspec.report.Verdict.FAIL;
import static org.wsmanspec.report.Verdict.PASS;
import static org.wsmanspec.report.Verdict.WARN;
import static org.wsmanspec.suite.check.Talk.fault;
import static org.wsmanspec.suite.check.Talk.reply;
import static org.wsmanspec.suite.check.Talk.request;

import org.junit.jupiter.api.Test;
import org.wsmanspec.message.HttpHeaders;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.Namespaces;

/** Checks of transfer, fragments, encoding, Identify, HTTP and CIM. */
class MessageChecksTests {

  private static final String GET = request(1, Actions.GET, "", "");
  private static final String REPRESENTATION = "<e:R xmlns:e='http://e/R'/>";
  private static final String GOT = got(REPRESENTATION);

  private static String got(String body) {
    return reply(1, Actions.responseTo(Actions.GET), "", body);
  }

  private static Verdicts of(String request, String response) {
    return Verdicts.of(Talk.claiming().exchange(request, response));
  }

  @Test
  void getReturnsOneRepresentation() {
    of(GET, GOT).expectClean().expect(PASS, "DSP0226-transfer-05");
    of(GET, got("")).expectOnly("fail DSP0226-transfer-05");
    of(GET, got(REPRESENTATION + REPRESENTATION)).expectOnly("fail DSP0226-transfer-05");
  }

  @Test
  void deleteReturnsNothing() {
    String delete = request(1, Actions.DELETE, "", "");
    of(delete, reply(1, Actions.responseTo(Actions.DELETE), "", "")).expectClean();
    of(delete, reply(1, Actions.responseTo(Actions.DELETE), "", REPRESENTATION))
        .expectOnly("warn DSP0226-transfer-19");
  }

  @Test
  void createReturnsAReference() {
    String create = request(1, Actions.CREATE, "", REPRESENTATION);
    String action = Actions.responseTo(Actions.CREATE);
    String epr = "<wsa:Address>http://h/</wsa:Address>";
    String created = "<wxf:ResourceCreated>%s</wxf:ResourceCreated>";
    of(create, reply(1, action, "", created.formatted(epr)))
        .expectClean()
        .expect(PASS, "DSP0226-transfer-27");
    of(create, reply(1, action, "", created.formatted(epr) + REPRESENTATION)).expectClean();
    of(create, reply(1, action, "", REPRESENTATION)).expectOnly("fail DSP0226-transfer-27");
    of(
            create,
            reply(
                1,
                action,
                "",
                created.formatted("<wsa:EndpointReference>" + epr + "</wsa:EndpointReference>")))
        .expectOnly("fail DSP0226-transfer-27");
  }

  @Test
  void aMandatoryFragmentIsNeverAnsweredWithTheWhole() {
    String header = "<wsman:FragmentTransfer s:mustUnderstand='true'>%s</wsman:FragmentTransfer>";
    String asked = request(1, Actions.GET, header.formatted("e:A/text()"), "");
    of(asked, GOT).expectOnly("fail DSP0226-fragment-22");
    String echoed = "</s:Header>";
    String fragment = got("<wsman:XmlFragment>text</wsman:XmlFragment>");
    of(asked, fragment).expectOnly("warn DSP0226-fragment-06");
    of(asked, fragment.replace(echoed, header.formatted("e:A/text()") + echoed))
        .expectClean()
        .expect(PASS, "DSP0226-fragment-07");
    of(
            asked,
            got("<wsman:XmlFragment>" + REPRESENTATION + "</wsman:XmlFragment>")
                .replace(echoed, header.formatted("x") + echoed))
        .expectOnly("fail DSP0226-fragment-07");
  }

  @Test
  void whatIsCalledSoapIsWellFormed() {
    of(GET, GOT.substring(0, GOT.length() - 5)).expectOnly("fail DSP0226-faults-15");
    of(GET, "<!DOCTYPE s:Envelope>" + GOT).expectOnly("fail SOAP12-03");
    of(GET, "<?stylesheet x?>" + GOT).expectOnly("fail SOAP12-03");
    of(GET, "<!-- fine -->" + GOT).expectClean();
    of(GET, GOT.replace(Namespaces.S + "'", Namespaces.S11 + "'")).expectOnly("fail SOAP12-01");
    of(GET, GOT.replace("</s:Envelope>", "<e:x xmlns:e='u:'/></s:Envelope>"))
        .expectOnly("fail SOAP12-01");
    of(GET, GOT.replace("</s:Header>", "<bare/></s:Header>")).expectOnly("fail SOAP12-02");
    of(GET, GOT.replace("<s:Body>", "<s:Body s:encodingStyle='u:'>")).expectOnly("fail SOAP12-04");
    of(GET, GOT.replace("<wsa:To>", "<wsa:To s:mustUnderstand='yes'>"))
        .expectOnly("fail SOAP12-06");
    of(GET, got("<d:X xmlns:d='https://schemas.dmtf.org/wbem/wsman/1/wsman.xsd'/>"))
        .expectOnly("fail MS-WMOD-G7");
  }

  @Test
  void whatTheServiceHadToCopyIsTheClients() {
    String ticket =
        "<e:T xmlns:e='http://e' s:mustUnderstand='maybe'><wsman:SelectorSet>"
            + "<wsman:Selector Name='a'>\n1\n</wsman:Selector>"
            + "<wsman:Selector Name='b'>2<wsman:Selector/></wsman:Selector>"
            + "</wsman:SelectorSet></e:T>";
    String asking =
        GET.replace(
            "</wsa:Address></wsa:ReplyTo>",
            "</wsa:Address><wsa:ReferenceParameters>"
                + ticket
                + "</wsa:ReferenceParameters></wsa:ReplyTo>");
    String echoing = GOT.replace("</s:Header>", ticket + "</s:Header>");
    Verdicts.of(Talk.claiming("selectors").exchange(asking, echoing)).expectClean();
    Verdicts.of(Talk.claiming("selectors").exchange(GET, echoing))
        .expect(FAIL, "SOAP12-06")
        .expect(FAIL, "DSP0226-addressing-18")
        .expect(WARN, "DSP0226-addressing-26");
  }

  @Test
  void theResponseFitsTheSizeAskedFor() {
    String header = "<wsman:MaxEnvelopeSize s:mustUnderstand='true'>%s</wsman:MaxEnvelopeSize>";
    String large = got("<e:R xmlns:e='http://e/R'>" + "x".repeat(9000) + "</e:R>");
    of(request(1, Actions.GET, header.formatted("8192"), ""), large).expectOnly("fail R6.2-2");
    of(request(1, Actions.GET, header.formatted("100"), ""), large).expectClean();
    of(request(1, Actions.GET, header.formatted("50000"), ""), large)
        .expectClean()
        .expect(PASS, "R6.2-2");
  }

  @Test
  void withoutASizeManyItemsStayWithinTheDefault() {
    String item = "<e:R xmlns:e='http://e/R'>" + "x".repeat(20000) + "</e:R>";
    String asked =
        request(
            1,
            Actions.PULL,
            "",
            "<wsen:Pull><wsen:EnumerationContext>c</wsen:EnumerationContext>"
                + "<wsen:MaxElements>9</wsen:MaxElements></wsen:Pull>");
    String pulled = "<wsen:PullResponse><wsen:Items>%s</wsen:Items></wsen:PullResponse>";
    String action = Actions.responseTo(Actions.PULL);
    of(asked, reply(1, action, "", pulled.formatted(item + item))).expectOnly("warn R13.1-3");
    of(asked, reply(1, action, "", pulled.formatted(item))).expectClean();
    of(asked, reply(1, action, "", pulled.formatted(item.replace("xx", "x x".repeat(2)))))
        .expectClean();
  }

  @Test
  void theResponseUsesTheEncodingOfTheRequest() {
    Verdicts.of(Talk.claiming().encoded(GET, UTF_16BE, GOT, UTF_8)).expectOnly("fail R13.1-5");
    Verdicts.of(Talk.claiming().encoded(GET, UTF_8, GOT, UTF_16BE)).expectOnly("fail R13.1-5");
    Verdicts.of(Talk.claiming().encoded(GET, UTF_16BE, GOT, UTF_16BE))
        .expectClean()
        .expect(PASS, "R13.1-5");
  }

  @Test
  void identifyIsAnsweredByItsBody() {
    String asked = Talk.envelope("", "<wsmid:Identify/>");
    String answer = "<wsmid:IdentifyResponse>%s</wsmid:IdentifyResponse>";
    String version =
        "<wsmid:ProtocolVersion> http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd"
            + " </wsmid:ProtocolVersion>";
    of(asked, Talk.envelope("", answer.formatted(version)))
        .expectClean()
        .expect(PASS, "DSP0226-identify-03")
        .expect(PASS, "DSP0226-identify-13");
    of(asked, Talk.envelope("", answer.formatted(""))).expectOnly("fail DSP0226-identify-03");
    Verdicts.of(Talk.claiming("identify").exchange(asked, Talk.envelope("", REPRESENTATION)))
        .expectOnly("fail DSP0226-identify-13");
    Verdicts.of(
            Talk.claiming("identify")
                .exchange(
                    asked,
                    reply(
                        1,
                        Actions.ADDRESSING_FAULT,
                        "",
                        fault("s:Sender", "wsa:MessageInformationHeaderRequired", ""))))
        .expectOnly("fail DSP0226-identify-02");
  }

  @Test
  void statusAndMediaTypeFit() {
    HttpHeaders soap = HttpHeaders.of("Content-Type", "application/soap+xml");
    HttpHeaders text = HttpHeaders.of("Content-Type", "text/xml");
    Verdicts.of(Talk.claiming().exchange(GET, GOT, 200, text))
        .expectOnly("fail DSP0226-transport-06");
    Verdicts.of(Talk.claiming().exchange(GET, GOT, 201, soap))
        .expectOnly("fail DSP0226-transport-13");
    Verdicts.of(Talk.claiming().exchange(GET, "", 200, soap))
        .expectOnly("fail DSP0226-transport-13");
    String fault =
        reply(1, Actions.ADDRESSING_FAULT, "", fault("s:Sender", "wsa:DestinationUnreachable", ""));
    Verdicts.of(Talk.claiming().exchange(GET, fault, 200, soap))
        .expectOnly("fail DSP0226-transport-10");
    Verdicts.of(Talk.claiming().exchange(GET, fault, 409, soap))
        .expectOnly("warn DSP0226-transport-10");
    Verdicts.of(Talk.claiming().exchange(GET, fault, 400, soap)).expectClean();
  }

  @Test
  void aRefusalNamesTheSchemes() {
    Verdicts.of(Talk.claiming().exchange(GET, "", 401, HttpHeaders.NONE))
        .expectOnly("fail DSP0226-security-28");
    Verdicts.of(
            Talk.claiming()
                .exchange(GET, "", 401, HttpHeaders.of("WWW-Authenticate", "Basic realm='x'")))
        .expectClean()
        .expect(PASS, "DSP0226-security-28");
  }

  @Test
  void cimInstancesAndResultsAreNamedAfterTheirClass() {
    String uri = "http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_A";
    String asked = GET.replace("http://e/R", uri);
    of(asked, got("<c:CIM_A xmlns:c='" + uri + "'><c:P>1</c:P></c:CIM_A>"))
        .expectClean()
        .expect(PASS, "DSP0230-cim-01");
    of(asked, got("<c:CIM_A xmlns:c='" + uri + "'><P>1</P></c:CIM_A>"))
        .expectOnly("fail DSP0230-cim-01");
    of(asked, got("<c:CIM_A xmlns:c='http://other'/>")).expectOnly("fail DSP0230-cim-01");
    String invoke = asked.replace(Actions.GET, uri + "/Do");
    String output = "<c:%s xmlns:c='" + uri + "'><c:ReturnValue>0</c:ReturnValue></c:%<s>";
    of(invoke, reply(1, uri + "/DoResponse", "", output.formatted("Do_OUTPUT")))
        .expectClean()
        .expect(PASS, "DSP0227-cim-25");
    of(invoke, reply(1, uri + "/Do", "", output.formatted("Do_OUTPUT")))
        .expectOnly("warn DSP0227-cim-25");
    of(invoke, reply(1, uri + "/DoResponse", "", output.formatted("Result")))
        .expectOnly("fail DSP0227-cim-32");
  }
}
