package org.wsmanspec.suite.check;

import static org.wsmanspec.report.Verdict.PASS;

import org.junit.jupiter.api.Test;
import org.wsmanspec.message.vocabulary.Actions;

class ClientChecksTests {

  private static final String GOOD =
      Talk.request(
          1,
          Actions.GET,
          "<wsman:SelectorSet><wsman:Selector Name='a'>1</wsman:Selector></wsman:SelectorSet>"
              + "<wsman:MaxEnvelopeSize s:mustUnderstand='true'>8192</wsman:MaxEnvelopeSize>"
              + "<wsman:Locale xml:lang='en-US'/>"
              + "<wsman:OptionSet><wsman:Option Name='o'>1</wsman:Option></wsman:OptionSet>",
          "");

  private static Verdicts of(String request) {
    return Verdicts.of(
        Talk.claiming("selectors", "default-addressing", "fragment")
            .judgingClientOnly()
            .exchange(
                request,
                Talk.reply(1, Actions.responseTo(Actions.GET), "", "<e:R xmlns:e='http://e/R'/>")));
  }

  @Test
  void aGoodRequestIsClean() {
    of(GOOD)
        .expectClean()
        .expect(PASS, "DSP0226-addressing-09")
        .expect(PASS, "DSP0226-addressing-44")
        .expect(PASS, "R5.1.2.2-4")
        .expect(PASS, "R6.3-3")
        .expect(PASS, "DSP0226-encoding-03");
  }

  @Test
  void whatIsMissingOrWrongIsNamed() {
    of(GOOD.replaceAll("<wsa:ReplyTo>.*</wsa:ReplyTo>", ""))
        .expectOnly("fail DSP0226-addressing-44", "fail MS-WMOD-3.1-2");
    of(GOOD.replaceAll("<wsman:ResourceURI.*</wsman:ResourceURI>", ""))
        .expectOnly("fail DSP0226-addressing-09", "fail MS-WMOD-3.1-2");
    of(GOOD.replace("ResourceURI s:mustUnderstand", "ResourceURI mustUnderstand"))
        .expectOnly("warn DSP0226-addressing-12");
    of(GOOD.replaceAll("<wsman:Selector .*</wsman:Selector>", ""))
        .expectOnly("fail DSP0226-addressing-17");
    of(GOOD.replaceAll("(<wsman:Selector .*</wsman:Selector>)", "$1$1"))
        .expectOnly("fail R5.1.2.2-4");
    of(GOOD.replace("en-US", "en_US")).expectOnly("fail R6.3-3");
    of(GOOD.replace("Name='o'", "")).expectOnly("fail DSP0226-addressing-69");
    of(GOOD.replace("MaxEnvelopeSize s:mustUnderstand='true'", "MaxEnvelopeSize"))
        .expectOnly("warn DSP0226-encoding-02");
    of(GOOD.replace("MaxEnvelopeSize s:", "MaxEnvelopeSize Policy='Skip' s:"))
        .expectOnly("fail DSP0226-encoding-03");
    of(GOOD.replace("<s:Body>", "<s:Body><e:R xmlns:e='http://e/R'/>"))
        .expectOnly("fail DSP0226-transfer-32");
    of(GOOD.replace("</s:Header>", "<wsman:FragmentTransfer>a</wsman:FragmentTransfer></s:Header>"))
        .expectOnly("fail DSP0226-fragment-01");
  }

  private static Verdicts using(String ticket, String before) {
    String reference =
        "<wsa:Address>http://h/</wsa:Address><wsa:ReferenceParameters>"
            + "<v:Ticket xmlns:v='http://v'>a7</v:Ticket></wsa:ReferenceParameters>";
    return Verdicts.of(
        Talk.claiming()
            .judgingClientOnly()
            .exchange(
                Talk.request(1, Actions.CREATE, before, "<e:R xmlns:e='http://e/R'/>"),
                Talk.reply(
                    1,
                    Actions.responseTo(Actions.CREATE),
                    "",
                    "<wxf:ResourceCreated>" + reference + "</wxf:ResourceCreated>"))
            .exchange(
                Talk.request(
                    2, Actions.GET, "<v:Ticket xmlns:v='http://v'>" + ticket + "</v:Ticket>", ""),
                Talk.reply(2, Actions.responseTo(Actions.GET), "", "<e:R xmlns:e='http://e/R'/>")));
  }

  @Test
  void aServicesOwnReferenceIsCopiedAsItIs() {
    using("a7", "").expectClean().expect(PASS, "DSP0226-addressing-31");
    using("A7", "").expectOnly("fail DSP0226-addressing-31");
    // A header that the client sent before is its own affair.
    using("A7", "<v:Ticket xmlns:v='http://v'>1</v:Ticket>").expectClean();
  }
}
