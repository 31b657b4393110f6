package org.wsmanspec.suite.check;

import static org.wsmanspec.report.Verdict.INCONCLUSIVE;
import static org.wsmanspec.report.Verdict.PASS;
import static org.wsmanspec.suite.check.Talk.fault;
import static org.wsmanspec.suite.check.Talk.reply;
import static org.wsmanspec.suite.check.Talk.request;

import org.junit.jupiter.api.Test;
import org.wsmanspec.message.vocabulary.Actions;

/** What is said of a client that enumerates. */
class ClientEnumerationChecksTests {

  private static final String ITEMS = "<wsen:Items><e:R xmlns:e='http://e/R'/></wsen:Items>";

  private static Talk talk() {
    return Talk.claiming("enumeration", "enumeration.optimized", "option-set", "filter")
        .judgingClientOnly();
  }

  private static String context(String content) {
    return "<wsen:EnumerationContext>" + content + "</wsen:EnumerationContext>";
  }

  private static String enumerate(int n, String headers, String content) {
    return request(
        n, Actions.ENUMERATE, headers, "<wsen:Enumerate>" + content + "</wsen:Enumerate>");
  }

  private static String enumerated(int n, String content) {
    return reply(
        n,
        Actions.responseTo(Actions.ENUMERATE),
        "",
        "<wsen:EnumerateResponse>" + content + "</wsen:EnumerateResponse>");
  }

  private static String pull(int n, String headers, String content) {
    return request(n, Actions.PULL, headers, "<wsen:Pull>" + content + "</wsen:Pull>");
  }

  private static String pulled(int n, String content) {
    return reply(
        n,
        Actions.responseTo(Actions.PULL),
        "",
        "<wsen:PullResponse>" + content + "</wsen:PullResponse>");
  }

  private static String release(int n, String context) {
    return request(n, Actions.RELEASE, "", "<wsen:Release>" + context(context) + "</wsen:Release>");
  }

  private static String released(int n) {
    return reply(n, Actions.responseTo(Actions.RELEASE), "", "");
  }

  /** An Enumerate with a context, and a Pull that ends it. */
  private static Verdicts pulling(String pull) {
    return Verdicts.of(
        talk()
            .exchange(enumerate(1, "", ""), enumerated(1, context("uuid:Context-1")))
            .exchange(pull, pulled(2, ITEMS + "<wsen:EndOfSequence/>")));
  }

  @Test
  void aGoodSequenceIsClean() {
    Verdicts.of(
            talk()
                .exchange(enumerate(1, "", ""), enumerated(1, context("a")))
                .exchange(
                    pull(2, "", context("a") + "<wsen:MaxElements>5</wsen:MaxElements>"),
                    pulled(2, context("b") + ITEMS))
                .exchange(pull(3, "", context("b")), pulled(3, ITEMS))
                .exchange(pull(4, "", context("b")), pulled(4, context("b") + ITEMS))
                .exchange(release(5, "b"), released(5)))
        .expectClean()
        .expect(PASS, "MS-WMOD-3.2-2")
        .expect(PASS, "MS-WMOD-3.2-10")
        .expect(PASS, "MS-WMOD-3.2-18")
        .expect(PASS, "DSP0226-enumeration-06")
        .expect(PASS, "DSP0226-enumeration-08")
        .expect(PASS, "DSP0226-enumeration-42")
        .expect(PASS, "DSP0226-enumeration-48")
        .expect(PASS, "WSEN-05");
  }

  @Test
  void theContextIsReturnedUnchanged() {
    pulling(pull(2, "", context("uuid:Context-1"))).expectClean();
    pulling(pull(2, "", context("\n  uuid:Context-1 "))).expectClean();
    pulling(pull(2, "", context("uuid:context-1"))).expectOnly("fail DSP0226-enumeration-08");
    pulling(pull(2, "", context("Context-1"))).expectOnly("fail DSP0226-enumeration-08");
    pulling(pull(2, "", context("uuid:Conte"))).expectOnly("warn DSP0226-enumeration-48");
    pulling(pull(2, "", context("of another sequence")))
        .expect(INCONCLUSIVE, "DSP0226-enumeration-08");
  }

  @Test
  void aContextOfElementsIsComparedByWhatItSays() {
    String issued = "<x:At xmlns:x='urn:x'>7</x:At>";
    String same = "<y:At xmlns:y='urn:x'>7</y:At>";
    Verdicts.of(
            talk()
                .exchange(enumerate(1, "", ""), enumerated(1, context(issued)))
                .exchange(pull(2, "", context(same)), pulled(2, ITEMS + "<wsen:EndOfSequence/>")))
        .expectClean()
        .expect(PASS, "DSP0226-enumeration-08");
  }

  @Test
  void theLatestContextIsUsed() {
    Verdicts.of(
            talk()
                .exchange(enumerate(1, "", ""), enumerated(1, context("a")))
                .exchange(pull(2, "", context("a")), pulled(2, context("b") + ITEMS))
                .exchange(pull(3, "", context("a")), pulled(3, "<wsen:EndOfSequence/>"))
                .exchange(release(4, "b"), released(4)))
        .expectOnly("fail DSP0226-enumeration-42", "fail MS-WMOD-3.2-18");
  }

  @Test
  void theSequenceStaysWithOneResource() {
    pulling(pull(2, "", context("uuid:Context-1")).replace("http://e/R<", "http://e/S<"))
        .expectOnly("fail DSP0226-enumeration-06", "fail MS-WMOD-3.2-10");
    pulling(
            pull(
                2,
                "<wsman:SelectorSet><wsman:Selector Name='a'>1</wsman:Selector></wsman:SelectorSet>",
                context("uuid:Context-1")))
        .expectOnly("fail DSP0226-enumeration-06");
    pulling(
            pull(2, "", context("uuid:Context-1"))
                .replace("http://h/wsman<", "http://H:80/wsman/<"))
        .expectClean();
    pulling(pull(2, "", context("uuid:Context-1")).replace("http://h/wsman<", "http://i/wsman<"))
        .expectOnly("warn DSP0226-enumeration-06");
  }

  @Test
  void optionsAreNotRepeated() {
    String options = "<wsman:OptionSet><wsman:Option Name='a'>1</wsman:Option></wsman:OptionSet>";
    String end = pulled(2, ITEMS + "<wsen:EndOfSequence/>");
    Verdicts.of(
            talk()
                .exchange(enumerate(1, options, ""), enumerated(1, context("a")))
                .exchange(pull(2, "", context("a")), end))
        .expectClean()
        .expect(PASS, "DSP0226-enumeration-01");
    Verdicts.of(
            talk()
                .exchange(enumerate(1, options, ""), enumerated(1, context("a")))
                .exchange(pull(2, options, context("a")), end))
        .expectOnly("warn DSP0226-enumeration-01");
  }

  @Test
  void afterTheEndOfAnOptimizedEnumerationThereIsNothingToSay() {
    String optimized = "<wsman:OptimizeEnumeration/>";
    String end = "<wsman:Items><e:R xmlns:e='http://e/R'/></wsman:Items><wsman:EndOfSequence/>";
    String invalid =
        reply(
            2,
            Actions.ENUMERATION_FAULT,
            "",
            fault("s:Receiver", "wsen:InvalidEnumerationContext", ""));
    Talk empty = talk().exchange(enumerate(1, "", optimized), enumerated(1, context("") + end));
    Verdicts.of(empty).expectClean().expect(PASS, "DSP0226-enumeration-28");
    Verdicts.of(empty.exchange(pull(2, "", context("")), invalid))
        .expectOnly("fail DSP0226-enumeration-28");
    Verdicts.of(
            talk()
                .exchange(enumerate(1, "", optimized), enumerated(1, context("a") + end))
                .exchange(release(2, "a"), invalid))
        .expectOnly("fail DSP0226-enumeration-28");
  }

  @Test
  void whatIsNotPulledToTheEndIsReleased() {
    Talk left =
        talk()
            .exchange(enumerate(1, "", ""), enumerated(1, context("a")))
            .exchange(pull(2, "", context("a")), pulled(2, context("a") + ITEMS));
    Verdicts.of(left).expectClean().expect(INCONCLUSIVE, "DSP0226-enumeration-48");
    left.exchange(enumerate(3, "", ""), enumerated(3, context("b")));
    left.exchange(pull(4, "", context("b")), pulled(4, ITEMS + "<wsen:EndOfSequence/>"));
    Verdicts.of(left).expectOnly("warn DSP0226-enumeration-48");
  }

  @Test
  void boundsArePositive() {
    for (String bound :
        new String[] {
          "<wsen:MaxElements>0</wsen:MaxElements>",
          "<wsen:MaxCharacters>-1</wsen:MaxCharacters>",
          "<wsen:MaxTime>PT0S</wsen:MaxTime>",
          "<wsen:MaxTime>soon</wsen:MaxTime>"
        }) {
      pulling(pull(2, "", context("uuid:Context-1") + bound)).expectOnly("fail WSEN-05");
    }
    pulling(pull(2, "", context("uuid:Context-1") + "<wsen:MaxTime>PT0.5S</wsen:MaxTime>"))
        .expectClean()
        .expect(PASS, "WSEN-05");
  }

  @Test
  void aQuerySaysItsLanguageInTheFilterMadeForIt() {
    String wql = " Dialect='http://schemas.microsoft.com/wbem/wsman/1/WQL'>";
    filtering("<wsman:Filter" + wql + "SELECT a FROM b</wsman:Filter>")
        .expectClean()
        .expect(PASS, "DSP0226-enumeration-51");
    filtering("<wsen:Filter" + wql + "SELECT * FROM b</wsen:Filter>").expectClean();
    filtering("<wsen:Filter" + wql + "SELECT a FROM b</wsen:Filter>")
        .expectOnly("fail DSP0226-enumeration-51");
    filtering("<wsman:Filter>select a from b</wsman:Filter>")
        .expectOnly("fail DSP0226-enumeration-51");
    filtering("<wsman:Filter>a/b</wsman:Filter>").expectClean();
  }

  private static Verdicts filtering(String filter) {
    return Verdicts.of(
        talk()
            .exchange(enumerate(1, "", filter), enumerated(1, context("a")))
            .exchange(pull(2, "", context("a")), pulled(2, ITEMS + "<wsen:EndOfSequence/>")));
  }

  @Test
  void anEnumerateSaysWhatItsActionSays() {
    Verdicts.of(
            talk()
                .exchange(
                    request(1, Actions.ENUMERATE, "", ""),
                    reply(
                        1,
                        Actions.ADDRESSING_FAULT,
                        "",
                        fault("s:Sender", "wsman:SchemaValidationError", ""))))
        .expectOnly("fail MS-WMOD-3.2-2");
  }
}
