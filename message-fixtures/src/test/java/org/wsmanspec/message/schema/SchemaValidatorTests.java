package org.wsmanspec.message.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.template.SampleMessages.Sample;

class SchemaValidatorTests {

  private static final String OPEN =
      "<s:Envelope xmlns:s='http://www.w3.org/2003/05/soap-envelope'"
          + " xmlns:wsa='http://schemas.xmlsoap.org/ws/2004/08/addressing'"
          + " xmlns:wsa10='http://www.w3.org/2005/08/addressing'"
          + " xmlns:wxf='http://schemas.xmlsoap.org/ws/2004/09/transfer'"
          + " xmlns:wsen='http://schemas.xmlsoap.org/ws/2004/09/enumeration'"
          + " xmlns:wse='http://schemas.xmlsoap.org/ws/2004/08/eventing'"
          + " xmlns:wsman='http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd'"
          + " xmlns:wsmid='http://schemas.dmtf.org/wbem/wsman/identity/1/wsmanidentity.xsd'"
          + " xmlns:wsmb='http://schemas.dmtf.org/wbem/wsman/1/cimbinding.xsd'"
          + " xmlns:cim='http://schemas.dmtf.org/wbem/wscim/1/common'"
          + " xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'>";

  static List<Sample> samples() {
    return MoreSamples.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("samples")
  void acceptsEveryKindOfMessage(Sample sample) {
    Envelope envelope = Envelope.parse(sample.render().getBytes(StandardCharsets.UTF_8));
    assertEquals(List.of(), SchemaValidator.strict().validate(envelope));
    assertEquals(List.of(), SchemaValidator.lenient().validate(envelope));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "<wxf:ResourceCreated/>|cvc-complex-type.2.4.b|wxf:ResourceCreated",
        "<wsen:Enumerate><wsen:Filter/><wsen:Expires>PT1M</wsen:Expires></wsen:Enumerate>"
            + "|cvc-complex-type.2.4.a|wsen:Enumerate/wsen:Expires",
        "<wsen:Enumerate><wsen:Expires>-PT1M</wsen:Expires></wsen:Enumerate>"
            + "|cvc-datatype-valid.1.2.3|wsen:Enumerate/wsen:Expires",
        "<wsen:Enumerate><wsman:EnumerationMode>All</wsman:EnumerationMode></wsen:Enumerate>"
            + "|cvc-enumeration-valid|wsen:Enumerate/wsman:EnumerationMode",
        "<wsen:EnumerateResponse/>|cvc-complex-type.2.4.b|wsen:EnumerateResponse",
        "<wsen:Pull><wsen:EnumerationContext/><wsen:MaxTime>PT0S</wsen:MaxTime></wsen:Pull>"
            + "|cvc-minExclusive-valid|wsen:Pull/wsen:MaxTime",
        "<wsen:Pull><wsen:EnumerationContext/><wsen:MaxElements>0</wsen:MaxElements></wsen:Pull>"
            + "|cvc-minInclusive-valid|wsen:Pull/wsen:MaxElements",
        "<wsen:PullResponse><wsen:Items/><wsman:EndOfSequence/></wsen:PullResponse>"
            + "|cvc-complex-type.2.4.a|wsen:PullResponse/wsman:EndOfSequence",
        "<wsen:Release/>|cvc-complex-type.2.4.b|wsen:Release",
        "<wsen:RenewResponse Mine='1'/>|cvc-complex-type.3.2.2|wsen:RenewResponse",
        "<wsen:GetStatusResponse><wsen:Expires>soon</wsen:Expires></wsen:GetStatusResponse>"
            + "|cvc-datatype-valid.1.2.3|wsen:GetStatusResponse/wsen:Expires",
        "<wsmid:IdentifyResponse/>|cvc-complex-type.2.4.b|wsmid:IdentifyResponse",
        "<wsmid:Identify><wsmid:ProtocolVersion/></wsmid:Identify>"
            + "|cvc-complex-type.2.4.a|wsmid:Identify/wsmid:ProtocolVersion",
        "<s:Fault><s:Code><s:Value>wsa:Sender</s:Value></s:Code><s:Reason>"
            + "<s:Text xml:lang='en'/></s:Reason></s:Fault>"
            + "|cvc-enumeration-valid|s:Fault/s:Code/s:Value",
        "<s:Fault><s:Code><s:Value>s:Sender</s:Value></s:Code></s:Fault>"
            + "|cvc-complex-type.2.4.b|s:Fault",
        "<s:Fault><s:Code><s:Value>s:Sender</s:Value></s:Code><s:Reason><s:Text/></s:Reason>"
            + "</s:Fault>|cvc-complex-type.4|s:Fault/s:Reason/s:Text",
        "<wsmb:AssociatedInstances><wsmb:Role>r</wsmb:Role></wsmb:AssociatedInstances>"
            + "|cvc-complex-type.2.4.a|wsmb:AssociatedInstances/wsmb:Role",
        "<x xsi:type='cim:cimUnsignedByte'>256</x>|cvc-maxInclusive-valid|x",
        "<wse:Unsubscribe><wse:Expires/></wse:Unsubscribe>"
            + "|cvc-complex-type.2.4.a|wse:Unsubscribe/wse:Expires",
      })
  void rejectsBody(String body, String key, String place) {
    for (SchemaValidator validator : List.of(SchemaValidator.strict(), SchemaValidator.lenient())) {
      assertEquals(
          List.of(key + " /s:Envelope/s:Body/" + place),
          found(validator, OPEN + "<s:Body>" + body + "</s:Body></s:Envelope>"));
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "<wsa:ReplyTo/>|cvc-complex-type.2.4.b|wsa:ReplyTo",
        "<wsa:RelatesTo RelationshipType='wsa Reply'>urn:a</wsa:RelatesTo>"
            + "|cvc-datatype-valid.1.2.1|wsa:RelatesTo",
        "<wsman:SelectorSet/>|cvc-complex-type.2.4.b|wsman:SelectorSet",
        "<wsman:SelectorSet><wsman:Selector>a</wsman:Selector></wsman:SelectorSet>"
            + "|cvc-complex-type.4|wsman:SelectorSet/wsman:Selector",
        "<wsman:OperationTimeout>60</wsman:OperationTimeout>"
            + "|cvc-datatype-valid.1.2.1|wsman:OperationTimeout",
        "<wsman:MaxEnvelopeSize Policy='Drop'>9000</wsman:MaxEnvelopeSize>"
            + "|cvc-enumeration-valid|wsman:MaxEnvelopeSize",
        "<wsman:RequestEPR>yes</wsman:RequestEPR>|cvc-complex-type.2.1|wsman:RequestEPR",
        "<wsa:To s:mustUnderstand='yes'>urn:a</wsa:To>|cvc-datatype-valid.1.2.1|wsa:To",
      })
  void rejectsHeader(String header, String key, String place) {
    assertEquals(
        List.of(key + " /s:Envelope/s:Header/" + place),
        found(
            SchemaValidator.strict(),
            OPEN + "<s:Header>" + header + "</s:Header><s:Body/></s:Envelope>"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "PADDED_VALUE|<wsmid:InitiativeVersion> 1.0.0 </wsmid:InitiativeVersion>",
        "PADDED_VALUE|<x xsi:type='cim:cimChar16'> c </x>",
        "EPR_FIRST_ITEM|<wsman:Item><wsa:EndpointReference><wsa:Address>urn:a</wsa:Address>"
            + "</wsa:EndpointReference><x/></wsman:Item>",
        "BARE_CIM_DATETIME|<x xsi:type='cim:cimDateTime'>20300101000000.000000+000</x>",
        "BARE_CIM_DATETIME|<x xsi:type='cim:cimDateTime'>2030-01-01T00:00:00Z</x>",
        "TEXT_IN_EVENT|<wsman:Event Action='urn:a'><![CDATA[<e/>]]></wsman:Event>",
        "NEVER_EXPIRES|<wse:SubscribeResponse><wse:SubscriptionManager><wsa:Address>urn:a"
            + "</wsa:Address></wse:SubscriptionManager></wse:SubscribeResponse>",
        "NEVER_EXPIRES|<wse:SubscribeResponse><wse:SubscriptionManager><wsa:Address>urn:a"
            + "</wsa:Address></wse:SubscriptionManager><wsen:EnumerationContext/>"
            + "</wse:SubscribeResponse>",
        "ADDRESSING_2005|<wxf:ResourceCreated><wsa10:Address>urn:a</wsa10:Address>"
            + "</wxf:ResourceCreated>",
      })
  void tolerates(Tolerance tolerance, String body) {
    String text = OPEN + "<s:Body>" + body + "</s:Body></s:Envelope>";
    assertFalse(found(SchemaValidator.strict(), text).isEmpty(), "strict reports it");
    assertEquals(List.of(), found(new SchemaValidator(Schemas.wsman(), Set.of(tolerance)), text));
    assertEquals(List.of(), found(SchemaValidator.lenient(), text));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "<wsmid:InitiativeVersion> a.b </wsmid:InitiativeVersion>",
        "<x xsi:type='cim:cimChar16'> cc </x>",
        "<wsman:Item><wsa:EndpointReference><wsa:Address>urn:a</wsa:Address>"
            + "</wsa:EndpointReference></wsman:Item>",
        "<x xsi:type='cim:cimDateTime'>yesterday</x>",
        "<wse:SubscribeResponse><wse:Expires>PT1H</wse:Expires></wse:SubscribeResponse>",
        "<wsman:SelectorSet xsi:type='p:Unknown' xmlns:p='urn:p'><wsman:Selector Name='a'/>"
            + "</wsman:SelectorSet>",
      })
  void tolerancesGoNoFurther(String body) {
    String text = OPEN + "<s:Body>" + body + "</s:Body></s:Envelope>";
    assertFalse(found(SchemaValidator.lenient(), text).isEmpty());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "<wsman:OptionSet><wsman:Option Name='a' xsi:nil='true'/></wsman:OptionSet>",
        "<wsman:XmlFragment xsi:nil='true'/>",
        "<wsman:XmlFragment><unqualified/></wsman:XmlFragment>",
        "<wsman:Items><wsman:XmlFragment>a</wsman:XmlFragment></wsman:Items>",
        "<wsman:Bookmark><wsman:Items/></wsman:Bookmark>",
        "<wsman:Event Action='urn:a'><wsman:DroppedEvents Action='urn:b'>1</wsman:DroppedEvents>"
            + "</wsman:Event>",
      })
  void proseGoesBeforePublishedSchema(String body) {
    String text = OPEN + "<s:Body>" + body + "</s:Body></s:Envelope>";
    assertEquals(List.of(), found(SchemaValidator.strict(), text));
    assertFalse(found(new SchemaValidator(Schemas.published(), Set.of()), text).isEmpty());
  }

  @Test
  void readsEveryEncoding() {
    String text = OPEN + "<s:Body><wsen:Release/></s:Body></s:Envelope>";
    for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16)) {
      assertEquals(
          1, SchemaValidator.strict().validate(Envelope.parse(text.getBytes(charset))).size());
    }
  }

  @Test
  void rootMustBeEnvelope() {
    assertEquals(
        List.of("cvc-elt.1.a /{urn:x}x"), found(SchemaValidator.lenient(), "<x xmlns='urn:x'/>"));
  }

  @Test
  void manyThreadsShareValidatorAndEnvelope() throws Exception {
    Envelope bad =
        Envelope.parse(
            (OPEN + "<s:Body><wsen:Release/><wsen:Pull/></s:Body></s:Envelope>")
                .getBytes(StandardCharsets.UTF_8));
    List<SchemaProblem> expected = SchemaValidator.strict().validate(bad);
    assertEquals(2, expected.size());
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<List<SchemaProblem>>> results = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        results.add(threads.submit(() -> SchemaValidator.strict().validate(bad)));
      }
      for (Future<List<SchemaProblem>> result : results) {
        assertEquals(expected, result.get());
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void everyToleranceIsTested() throws Exception {
    Set<String> tested = new TreeSet<>();
    CsvSource source =
        SchemaValidatorTests.class
            .getDeclaredMethod("tolerates", Tolerance.class, String.class)
            .getAnnotation(CsvSource.class);
    for (String row : source.value()) {
      tested.add(row.substring(0, row.indexOf('|')));
    }
    for (Tolerance tolerance : Tolerance.values()) {
      assertTrue(tested.contains(tolerance.name()), tolerance.name());
    }
  }

  private static List<String> found(SchemaValidator validator, String text) {
    return validator.validate(Envelope.parse(text.getBytes(StandardCharsets.UTF_8))).stream()
        .map(p -> p.key() + " " + p.xpath())
        .toList();
  }
}
