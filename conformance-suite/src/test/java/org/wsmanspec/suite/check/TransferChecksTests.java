package org.wsmanspec.suite.check;

import static org.wsmanspec.report.Verdict.PASS;
import static org.wsmanspec.suite.check.Talk.fault;
import static org.wsmanspec.suite.check.Talk.reply;
import static org.wsmanspec.suite.check.Talk.request;

import org.junit.jupiter.api.Test;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.FaultSubcode;

/** Checks of Get, Put, Delete, their fragments, and of methods. */
class TransferChecksTests {

  private static final String FRAGMENT =
      "<wsman:FragmentTransfer s:mustUnderstand='true'>A</wsman:FragmentTransfer>";

  private static String instance(String value) {
    return "<e:R xmlns:e='http://e/R'><e:A>" + value + "</e:A></e:R>";
  }

  private static Talk exchange(Talk talk, int n, String action, String sent, String got) {
    return talk.exchange(
        request(n, action, "", sent), reply(n, Actions.responseTo(action), "", got));
  }

  private static Talk put(String told, String stored) {
    Talk talk = Talk.claiming("get", "put");
    exchange(talk, 1, Actions.GET, "", instance("old"));
    exchange(talk, 2, Actions.PUT, instance("new"), told.isEmpty() ? "" : instance(told));
    return exchange(talk, 3, Actions.GET, "", instance(stored));
  }

  @Test
  void anAnswerToPutIsTrueOrEmpty() {
    Verdicts.of(put("", "new")).expectClean();
    Verdicts.of(put("new", "new")).expectClean().expect(PASS, "DSP0226-transfer-14");
    Verdicts.of(put("old", "new")).expectOnly("warn DSP0226-transfer-14");
    Verdicts.of(put("new", "old")).expectOnly("warn DSP0226-transfer-14");
  }

  @Test
  void aValueThatMovedOnSinceIsNoLie() {
    Verdicts.of(put("new", "newer")).expectClean();
  }

  private static Talk delete(boolean gone) {
    Talk talk = Talk.claiming("get", "delete");
    exchange(talk, 1, Actions.DELETE, "", "");
    if (!gone) {
      exchange(talk, 2, Actions.GET, "", instance("1"));
    }
    return talk;
  }

  private static Talk notFound(Talk talk, int n) {
    return talk.exchange(
        request(n, Actions.GET, "", ""),
        reply(
            n,
            FaultSubcode.DESTINATION_UNREACHABLE.action(),
            "",
            fault("s:Sender", "wsa:DestinationUnreachable", "")));
  }

  @Test
  void whatWasDeletedIsGoneInTheEnd() {
    Verdicts.of(notFound(delete(true), 2)).expectClean().expect(PASS, "DSP0226-transfer-19");
    Verdicts.of(notFound(delete(false), 3)).expectClean().expect(PASS, "DSP0226-transfer-19");
    Verdicts.of(delete(false)).expectOnly("warn DSP0226-transfer-19");
  }

  @Test
  void whatIsMadeAnewMayBeRead() {
    Talk talk = delete(true);
    exchange(
        talk,
        2,
        Actions.CREATE,
        instance("1"),
        "<wxf:ResourceCreated><wsa:Address>http://e/</wsa:Address></wxf:ResourceCreated>");
    Verdicts.of(exchange(talk, 3, Actions.GET, "", instance("1"))).expectClean();
  }

  @Test
  void deleteResponseIsEmpty() {
    Verdicts.of(exchange(Talk.claiming("delete"), 1, Actions.DELETE, "", instance("1")))
        .expectOnly("warn DSP0226-transfer-19");
  }

  @Test
  void theRepresentationHasNoWrapper() {
    Talk wrapped = Talk.claiming("get");
    exchange(
        wrapped, 1, Actions.GET, "", "<wxf:GetResponse>" + instance("1") + "</wxf:GetResponse>");
    Verdicts.of(wrapped).expectOnly("fail DSP0226-transfer-03");
    Verdicts.of(exchange(Talk.claiming("get"), 1, Actions.GET, "", instance("1")))
        .expectClean()
        .expect(PASS, "DSP0226-transfer-03");
  }

  private static Verdicts fragmentPut(String got) {
    return Verdicts.of(
        Talk.claiming("put", "fragment")
            .exchange(
                request(
                    1,
                    Actions.PUT,
                    FRAGMENT,
                    "<wsman:XmlFragment><e:A xmlns:e='http://e/R'>2</e:A></wsman:XmlFragment>"),
                reply(1, Actions.responseTo(Actions.PUT), FRAGMENT, got)));
  }

  @Test
  void theAnswerToAFragmentPutIsAFragment() {
    fragmentPut("").expectClean();
    fragmentPut("<wsman:XmlFragment><e:A xmlns:e='http://e/R'>3</e:A></wsman:XmlFragment>")
        .expectClean()
        .expect(PASS, "DSP0226-fragment-14");
    fragmentPut(instance("3")).expectOnly("warn DSP0226-fragment-14");
  }

  private static Verdicts method(String responseAction) {
    return Verdicts.of(
        Talk.claiming("invoke")
            .exchange(
                request(1, "http://e/R/Reset", "", "<e:Reset_INPUT xmlns:e='http://e/R'/>"),
                reply(1, responseAction, "", "<e:Reset_OUTPUT xmlns:e='http://e/R'/>")));
  }

  @Test
  void aMethodAnswersWithAnActionOfItsOwn() {
    method("http://e/R/ResetResponse").expectClean().expect(PASS, "DSP0226-invoke-05");
    method("http://e/R/Reset").expectClean();
    method("urn:whatever:the:model:says").expectClean();
    method(Actions.responseTo(Actions.GET)).expectOnly("fail DSP0226-invoke-05");
  }
}
