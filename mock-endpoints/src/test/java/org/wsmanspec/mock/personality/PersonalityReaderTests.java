package org.wsmanspec.mock.personality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wsmanspec.message.mutation.Change;
import org.wsmanspec.mock.http.AuthenticationScheme;

final class PersonalityReaderTests {

  private static Personality only(String yaml) {
    List<Personality> all = PersonalityReader.read("some.yaml", yaml);
    assertEquals(1, all.size());
    return all.get(0);
  }

  @Test
  void everythingThatCanBeSaid() {
    Personality p =
        only(
            """
            late-and-wrong:
              about: Answers late, and wrongly.
              breaks: [DSP0226-x-1, DSP0226-x-2]
              also: {DSP0226-x-3: follows from it}
              bug: https://example.org/1
              without: [enumeration]
              authentication: digest
              rules:
                - when: {operation: [Get, Put], request: "//wsa:To", every: 2}
                  request:
                    - remove: "//wsa:To"
                - when: {fault: wsa:DestinationUnreachable, status: 500, header: {Accept: null}}
                  response:
                    - set: {at: "//s:Reason/s:Text", value: "${request://wsa:Action}"}
                  text: [{find: "a+", replace: b}]
                  status: 400
                  http: {Content-Type: text/xml, Server: null}
                  delay: PT0.5S
            """);
    assertEquals("late-and-wrong", p.name());
    assertEquals(List.of("DSP0226-x-1", "DSP0226-x-2"), p.breaks());
    assertEquals("follows from it", p.also().get("DSP0226-x-3"));
    assertEquals(Personality.Party.SERVICE, p.party());
    assertEquals(AuthenticationScheme.DIGEST, p.authentication());
    assertEquals("some.yaml:2:3", p.file());
    Rule first = p.rules().get(0);
    assertEquals(List.of("Get", "Put"), first.when().operations());
    assertEquals(2, first.when().every());
    assertEquals(List.of(new Change.Remove("//wsa:To")), first.request());
    Rule second = p.rules().get(1);
    assertTrue(second.when().needsAnswer());
    assertEquals(Optional.empty(), second.when().fields().get("Accept"));
    assertEquals(Optional.of(400), second.status());
    assertEquals(Optional.empty(), second.http().get("Server"));
    assertEquals(Optional.of("text/xml"), second.http().get("Content-Type"));
    assertEquals(Duration.ofMillis(500), second.delay());
    assertFalse(second.drop());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          Bad_Name: {about: a, rules: [{drop: true}]}                            | some.yaml:1:11: the name 'Bad_Name' is not kebab-case
          a: {rules: [{drop: true}]}                                              | some.yaml:1:4: 'about' is missing
          a: {about: a, rule: [{drop: true}]}                                     | unknown key 'rule'
          a: {about: a}                                                           | either rules or a behavior
          a: {about: a, behavior: none-such}                                      | unknown behavior 'none-such'
          a: {about: a, party: server, rules: [{drop: true}]}                     | a party is service or client
          a: {about: a, rules: [{when: {operation: Fetch}, drop: true}]}          | unknown operation 'Fetch'
          a: {about: a, rules: [{when: {operation: Get}}]}                        | the rule does nothing
          a: {about: a, rules: [{response: [{remove: "//["}]}]}                   | no XPath 1.0 expression
          a: {about: a, rules: [{response: [{remove: "//x", set: {}}]}]}          | exactly one key
          a: {about: a, rules: [{text: [{find: "(", replace: b}]}]}               | some.yaml:1:38: no regular expression
          a: {about: a, authentication: ntlm, rules: [{drop: true}]}              | none, basic or digest
          a: {about: a, rules: [{delay: soon}]}                                   | no duration
          a: {about: a, rules: [{status: many}]}                                  | 'status' is a number, not 'many'
          a: {about: a, rules: [{when: {status: 200}, request: [{remove: "//x"}]}]} | before the answer is known
          a: {about: a, rules: [{when: {delivery: Evnt}, lose: true}]}            | unknown kind of delivery 'Evnt'; known are Event, Events
          a: {about: a, rules: [{when: {delivery: Event}}]}                       | the rule does nothing
          a: {about: a, rules: [{lose: true, status: 200}]}                       | 'status' is about answers
          a: {about: a, rules: [{when: {delivery: Event, status: 200}, hold: true}]} | 'status' is about requests
          a: [1, 2                                                                | this is not YAML
          """)
  void mistakesAreToldWithTheirPlace(String yaml, String message) {
    PersonalityException e =
        assertThrows(PersonalityException.class, () -> PersonalityReader.read("some.yaml", yaml));
    assertTrue(String.valueOf(e.getMessage()).contains(message), e::getMessage);
  }

  @Test
  void shippedOnesCanBeFoundByName() {
    assertFalse(Personalities.shipped().isEmpty());
    for (Personality each : Personalities.shipped()) {
      assertEquals(Optional.of(each), Personalities.find(each.name()));
    }
    assertEquals(Optional.empty(), Personalities.find("none-such"));
  }
}
